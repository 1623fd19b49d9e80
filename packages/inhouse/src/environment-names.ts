/** The environment that the command line works on unless another is named. */
export const defaultEnvironment = 'default'
