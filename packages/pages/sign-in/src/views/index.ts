import { checkMailView } from './check-mail.ts'
import { codeView } from './code.ts'
import { consentView } from './consent.ts'
import { deviceConfirmView } from './device-confirm.ts'
import { deviceDoneView } from './device-done.ts'
import { deviceView } from './device.ts'
import { emailView } from './email.ts'
import { errorView } from './error.ts'
import { forgotPasswordView } from './forgot-password.ts'
import { invitationView } from './invitation.ts'
import { magicLinkView } from './magic-link.ts'
import { mfaEnrollView } from './mfa-enroll.ts'
import { mfaView } from './mfa.ts'
import { notFoundView } from './not-found.ts'
import { organizationView } from './organization.ts'
import { passkeyEnrollView } from './passkey-enroll.ts'
import { passwordView } from './password.ts'
import { passwordSavedView } from './password-saved.ts'
import { recoveryCodeView } from './recovery-code.ts'
import { recoveryCodesView } from './recovery-codes.ts'
import { redirectMismatchView } from './redirect-mismatch.ts'
import { resetPasswordView } from './reset-password.ts'
import { signUpView } from './sign-up.ts'
import { signedOutView } from './signed-out.ts'
import { verifyEmailView } from './verify-email.ts'

/** Every page, under the name that its messages begin with. */
export const views = {
  email: emailView,
  password: passwordView,
  code: codeView,
  signUp: signUpView,
  verifyEmail: verifyEmailView,
  mfaEnroll: mfaEnrollView,
  mfa: mfaView,
  recoveryCode: recoveryCodeView,
  recoveryCodes: recoveryCodesView,
  forgotPassword: forgotPasswordView,
  resetPassword: resetPasswordView,
  passwordSaved: passwordSavedView,
  checkMail: checkMailView,
  magicLink: magicLinkView,
  organization: organizationView,
  invitation: invitationView,
  device: deviceView,
  deviceConfirm: deviceConfirmView,
  deviceDone: deviceDoneView,
  consent: consentView,
  passkeyEnroll: passkeyEnrollView,
  signedOut: signedOutView,
  error: errorView,
  notFound: notFoundView,
  redirectMismatch: redirectMismatchView,
}

export type ViewName = keyof typeof views

/** What a view is to be given. */
export type ViewData<Name extends ViewName> = Parameters<(typeof views)[Name]>[1]
