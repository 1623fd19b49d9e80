/** What every view with a form is given. */
export interface FormData {
  /** Where the form goes, relative to the page. */
  action: string
  csrf: string
  /** What went wrong with the whole, said above the fields; what is wrong with one goes to that field. */
  problem?: string
  /** What has just been done, such as sending a new code. */
  notice?: string
}

/** A passkey form: the script hands `options` to the browser, and sends its answer as `credential`. */
export interface PasskeyForm {
  action: string
  /** The JSON of the options that the WebAuthn library made. */
  options: string
}
