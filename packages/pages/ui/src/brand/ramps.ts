/** The colours of a theme that no brand changes. */
export interface Ramp {
  /** Cards and controls. */
  surface: string
  /** Behind them. */
  page: string
  hover: string
  line: string
  /** A line that is pointed at. */
  lineStrong: string
  /** The edge of what can be filled in: 3:1 against the surface. */
  control: string
  muted: string
  text: string
  danger: string
  onDanger: string
  dangerText: string
  dangerSurface: string
  warningText: string
  warningSurface: string
  successText: string
  successSurface: string
  shadow: string
}

const light: Ramp = {
  surface: '#ffffff',
  page: '#f7f7f8',
  hover: '#f3f3f5',
  line: '#e4e4e8',
  lineStrong: '#cfd0d6',
  control: '#8b8e99',
  muted: '#61646f',
  text: '#17181c',
  danger: '#b42318',
  onDanger: '#ffffff',
  dangerText: '#b42318',
  dangerSurface: '#fef4f3',
  warningText: '#85470a',
  warningSurface: '#fef8ec',
  successText: '#0f6b3f',
  successSurface: '#eff9f3',
  shadow: '0 1px 2px rgb(16 18 27 / 4%), 0 12px 32px -8px rgb(16 18 27 / 8%)',
}

/** A ramp of its own: the surface is lighter than the page, and text is not quite white. */
const dark: Ramp = {
  surface: '#17181b',
  page: '#0d0e10',
  hover: '#202126',
  line: '#2a2c31',
  lineStrong: '#3c3f46',
  control: '#71757f',
  muted: '#a1a4ae',
  text: '#f0f0f2',
  danger: '#c93a2e',
  onDanger: '#ffffff',
  dangerText: '#f7978f',
  dangerSurface: '#2b1715',
  warningText: '#e9b765',
  warningSurface: '#281e0e',
  successText: '#73d19e',
  successSurface: '#11241a',
  shadow: '0 1px 2px rgb(0 0 0 / 30%), 0 12px 32px -8px rgb(0 0 0 / 40%)',
}

export const ramps: Readonly<Record<'light' | 'dark', Ramp>> = { light, dark }
