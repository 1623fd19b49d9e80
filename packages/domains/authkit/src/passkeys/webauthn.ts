let loading: Promise<typeof import('@simplewebauthn/server')> | undefined

/**
 * Few requests need it and it is large, so it is loaded when it is first needed; and once, since an
 * import takes its time even of what is there.
 */
export const webauthn = () => (loading ??= import('@simplewebauthn/server'))
