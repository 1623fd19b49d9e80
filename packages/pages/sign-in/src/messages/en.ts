export const en = {
  continue: 'Continue',
  back: 'Back',
  change: 'Change',
  signIn: 'Sign in',
  backToSignIn: 'Back to sign in',
  email: 'Email',
  password: 'Password',
  code: 'Code',
  codeLabel: 'Six-digit code',
  newCode: 'Send a new code',
  newCodeSent: 'A new code is on its way. The earlier one no longer works.',
  name: 'Name',
  optional: 'optional',

  'email.title': 'Sign in',
  'email.passkey': 'Sign in with a passkey',
  'email.passkeyFailed': 'The passkey was not used. Try again, or sign in another way.',
  'email.noAccount': 'No account yet? {signUp}',
  'email.signUp': 'Create one',

  'password.title': 'Enter your password',
  'password.forgot': 'Forgot your password?',
  'password.codeInstead': 'Send me a code instead',

  'code.title': 'Check your email',
  'code.lead': 'We sent a six-digit code to {email}. It works for 10 minutes.',
  'code.passwordInstead': 'Use my password instead',

  'signUp.title': 'Create an account',
  'signUp.submit': 'Create account',
  'signUp.firstName': 'First name',
  'signUp.lastName': 'Last name',
  'signUp.passwordHelp': 'At least {minimum} characters. A few uncommon words work well.',
  'signUp.haveAccount': 'Have an account already? {signIn}',

  'verifyEmail.title': 'Verify your email',
  'verifyEmail.lead': 'To make sure this address is yours, we sent a six-digit code to {email}.',
  'verifyEmail.submit': 'Verify email',

  'mfaEnroll.title': 'Protect your account',
  'mfaEnroll.lead': 'From now on, an authenticator app on your phone will confirm that it is you.',
  'mfaEnroll.scan': 'Scan this with your authenticator app.',
  'mfaEnroll.key': 'If you cannot scan it, enter this key:',
  'mfaEnroll.enter': 'Enter the code that the app shows',
  'mfaEnroll.submit': 'Turn on',

  'mfa.title': 'Confirm it is you',
  'mfa.lead': 'Enter the code that your authenticator app shows.',
  'mfa.leadSms': 'Enter the code that we sent to {phone}.',
  'mfa.submit': 'Confirm',
  'mfa.lost': 'Cannot get a code? {recovery}',
  'mfa.recovery': 'Use a recovery code',

  'recoveryCode.title': 'Use a recovery code',
  'recoveryCode.lead':
    'Enter one of the codes you saved when you set up your authenticator app. Each works once.',
  'recoveryCode.label': 'Recovery code',
  'recoveryCode.app': 'Use the authenticator app',

  'recoveryCodes.title': 'Save your recovery codes',
  'recoveryCodes.lead': 'Each of them signs you in once if you lose your phone.',
  'recoveryCodes.once': 'They are shown this once. Keep them where you keep your passwords.',
  'recoveryCodes.copy': 'Copy all',
  'recoveryCodes.submit': 'I have saved them',

  'forgotPassword.title': 'Reset your password',
  'forgotPassword.lead': 'Enter your email and we will send you a link to choose a new one.',
  'forgotPassword.submit': 'Send link',

  'resetPassword.title': 'Choose a new password',
  'resetPassword.lead': 'You will be signed out everywhere else.',
  'resetPassword.label': 'New password',
  'resetPassword.submit': 'Save password',

  'passwordSaved.title': 'Password saved',
  'passwordSaved.lead': 'You can sign in with it from now on. You were signed out everywhere else.',
  'passwordSaved.go': 'Go to the app',

  'checkMail.title': 'Check your email',
  'checkMail.lead':
    'If there is an account for {email}, a link is on its way to it. It works for 10 minutes.',
  'checkMail.nothing': 'Nothing there? Look in the spam folder. {again}',
  'checkMail.again': 'Send it again',
  'checkMail.sentAgain': 'Sent again. It may take a minute to arrive.',

  'organization.title': 'Choose an organization',
  'organization.lead': 'You are signed in as {email}.',
  'organization.other': 'Use another account',

  'magicLink.title': 'Confirm your sign-in',
  'magicLink.heading': 'Sign in to {app}',
  'magicLink.lead': 'You opened the link that we sent to this address.',
  'magicLink.unasked': 'If you did not ask for this link, close this page and nothing happens.',

  'invitation.title': 'You are invited',
  'invitation.heading': 'Join {organization}',
  'invitation.lead': '{inviter} has invited you to {organization}.',
  'invitation.leadNobody': 'You have been invited to {organization}.',
  'invitation.for': 'This invitation is for:',
  'invitation.submit': 'Accept invitation',
  'invitation.wrongAccount':
    'You are signed in as {email}, but this invitation is for another address.',

  'device.title': 'Connect a device',
  'device.lead': 'Enter the code that your device shows.',
  'device.label': 'Device code',

  'deviceConfirm.title': 'Is this your device?',
  'deviceConfirm.lead': '{app} wants to sign in as {email}.',
  'deviceConfirm.code': 'Your device must show this code',
  'deviceConfirm.from': 'Requested from',
  'deviceConfirm.warning':
    'Go on only if you have just started this yourself. Nobody else should send you a code.',
  'deviceConfirm.allow': 'Connect device',
  'deviceConfirm.deny': 'Not mine',

  'deviceDone.title': 'Device connected',
  'deviceDone.lead': 'You can close this page and go back to your device.',
  'deviceDone.deniedTitle': 'Device not connected',
  'deviceDone.deniedLead': 'Nothing was shared. You can close this page.',

  'consent.title': 'Allow access',
  'consent.heading': 'Allow {app} to use your account?',
  'consent.lead': 'Signed in as {email}.',
  'consent.organization': 'Signed in as {email} at {organization}.',
  'consent.scopes': '{app} will be able to:',
  'consent.scopeOpenid': 'know that it is you',
  'consent.scopeProfile': 'see your name and picture',
  'consent.scopeEmail': 'see your email address',
  'consent.scopeOffline': 'stay connected while you are away',
  'consent.after': 'You then go on to {host}.',
  'consent.allow': 'Allow',
  'consent.deny': 'Deny',

  'passkeyEnroll.title': 'Sign in faster next time',
  'passkeyEnroll.lead':
    'With a passkey, your fingerprint, face or screen lock is all you need. No password to remember or to steal.',
  'passkeyEnroll.submit': 'Create a passkey',
  'passkeyEnroll.skip': 'Not now',
  'passkeyEnroll.failed': 'No passkey was created. Try again, or do it later.',

  'signedOut.title': 'You are signed out',
  'signedOut.lead': 'See you soon.',
  'signedOut.go': 'Go to {app}',

  'error.title': 'Something went wrong',
  'error.lead': 'It is not your fault, and nothing was lost. Please try again.',
  'error.retry': 'Start again',
  'error.id': 'If it happens again, give support this number:',

  'notFound.title': 'Page not found',
  'notFound.lead':
    'There is nothing at this address. It may have been mistyped, or be out of date.',

  'redirectMismatch.title': 'This app is not set up correctly',
  'redirectMismatch.lead':
    'It asked to send you to an address that has not been allowed, so we stopped here. If you came to sign in, please tell the people who run the app.',
  'redirectMismatch.sent': 'Sent as redirect_uri',
  'redirectMismatch.nothing': '(nothing)',
  'redirectMismatch.allowed': 'Allowed',
  'redirectMismatch.none': 'None yet. Add one under redirect URIs.',
  'redirectMismatch.client': 'Client',
  'redirectMismatch.hint':
    'The two must be equal, character by character: the scheme, the port and a slash at the end count too.',

  'problem.credentials':
    'This email and password do not match. Check both, or reset your password.',
  'problem.code': 'This code does not match. Check it, or ask for a new one.',
  'problem.codeExpired': 'This code has expired. Ask for a new one.',
  'problem.codeUsed': 'This code has already been used. Ask for a new one.',
  'problem.tooManyTries': 'There were too many attempts. Wait a few minutes, then try again.',
  'problem.linkExpired': 'This link has expired or has already been used. Ask for a new one.',
  'problem.returnTo':
    'You are still signed in: the app asked to send you on to an address that has not been allowed. Please tell the people who run the app.',
  'problem.unavailable': 'We cannot answer just now. Please try again in a moment.',
  'problem.formExpired': 'This page was open for too long. Please try again.',
  'problem.emailTaken': 'There is already an account with this email. Sign in instead.',
  'problem.signUpClosed':
    'New accounts are by invitation only. Ask the person who told you about us.',
  'problem.invitation': 'This invitation is no longer valid. Ask for a new one.',
  'problem.deviceCode':
    'No device is waiting with this code. Check it, or start again on the device.',
  'problem.methodNotAllowed':
    'Your organization does not allow this way to sign in. Choose another.',
  'problem.ssoRequired': 'Your organization requires you to sign in on its own page.',
  'problem.provider': 'Signing in with {provider} did not work. Try again, or sign in another way.',
  'problem.providerCancelled':
    'You came back from {provider} without signing in. Try again, or sign in another way.',
  'problem.passkey': 'This passkey is not known here. Sign in another way.',
  'problem.recoveryCode': 'This code does not match or has already been used. Try another.',
  'problem.passwordShort': 'Use at least {minimum} characters.',
  'problem.passwordLong': 'Use at most {maximum} characters.',
  'problem.passwordHasEmail': 'Leave your email address out of your password.',
  'problem.passwordLowercase': 'Add a lowercase letter.',
  'problem.passwordUppercase': 'Add an uppercase letter.',
  'problem.passwordDigit': 'Add a digit.',
  'problem.passwordSymbol': 'Add a symbol, such as ! or #.',
  'problem.passwordWeak':
    'This would be guessed quickly. A few uncommon words together are better.',
} as const

export type Key = keyof typeof en
