export const en = {
  waiting: 'One moment…',
  or: 'or',
  showPassword: 'Show password',
  copy: 'Copy',
  copied: 'Copied',
  continueWith: 'Continue with {provider}',
  missing: 'Fill this in to go on.',
  notAnEmail: 'Enter a full email address, such as name@example.com.',
  incomplete: 'Something is still missing here.',
  tooShort: 'Use at least {minimum} characters.',
  strengthShort: 'Characters to go: {missing}',
  strengthWeak: 'Weak. Easy to guess, so add another word or two.',
  strengthFair: 'Fair. One more word would make it strong.',
  strengthStrong: 'Strong.',
  qrCode: 'QR code',
  help: 'Need help? {email}',
  sentBy: 'Sent by {name}',
  orOpen: 'If the button does not work, open this address: {address}',
} as const

export type Key = keyof typeof en
