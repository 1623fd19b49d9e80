/** One thing a server needs. `none` is what it can do without. */
export interface Finding {
  name: string
  state: 'good' | 'bad' | 'none'
  /** What was found, and where it is not good, what to do. */
  message: string
}

export const good = (name: string, message: string): Finding => ({ name, state: 'good', message })
export const bad = (name: string, message: string): Finding => ({ name, state: 'bad', message })
export const none = (name: string, message: string): Finding => ({ name, state: 'none', message })
