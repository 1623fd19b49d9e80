/** The words of one mail. The first paragraph stands above the code or button, the others below. */
export interface Words {
  subject: string
  title: string
  paragraphs: readonly string[]
  button?: string
}

interface ForMinutes {
  app: string
  minutes: number
}

interface ForAddress {
  app: string
  email: string
}

/** All mails in one language. */
export interface Catalogue {
  magicCode(values: ForMinutes): Words
  /** `duration` is a time with its unit, as the language writes it. */
  magicLink(values: { app: string; duration: string }): Words
  verification(values: ForMinutes): Words
  /** To the new address. */
  emailChange(values: ForMinutes): Words
  /** To the old address, naming the new one. */
  emailChanged(values: ForAddress): Words
  passwordReset(values: ForMinutes): Words
  passwordChanged(values: ForAddress): Words
  /** `place` is the organization, or else the app. */
  invitation(values: { app: string; place: string; inviter: string | null; until: string }): Words
  footer(values: { app: string }): string
}
