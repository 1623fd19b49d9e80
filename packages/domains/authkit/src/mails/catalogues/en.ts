import type { Catalogue } from './catalogue.ts'

export const en: Catalogue = {
  magicCode: ({ app, minutes }) => ({
    subject: `Your sign-in code for ${app}`,
    title: `Sign in to ${app}`,
    paragraphs: [
      'Enter this code to sign in:',
      `It works once, within ${minutes} minutes. Never give it to anyone: ${app} will not ask you for it.`,
      'If you did not try to sign in, you can ignore this email.',
    ],
  }),
  magicLink: ({ app, duration }) => ({
    subject: `Your sign-in link for ${app}`,
    title: `Sign in to ${app}`,
    paragraphs: [
      'Press the button to sign in:',
      `It works once, within ${duration}.`,
      'If you did not try to sign in, you can ignore this email.',
    ],
    button: 'Sign in',
  }),
  verification: ({ app, minutes }) => ({
    subject: `Verify your email address for ${app}`,
    title: 'Verify your email address',
    paragraphs: [
      `Enter this code in ${app} to show that this address is yours:`,
      `It works once, within ${minutes} minutes. Never give it to anyone.`,
      'If you did not ask for it, you can ignore this email.',
    ],
  }),
  emailChange: ({ app, minutes }) => ({
    subject: `Confirm your new email address for ${app}`,
    title: 'Confirm your new email address',
    paragraphs: [
      `Enter this code in ${app} to use this address for your account from now on:`,
      `It works once, within ${minutes} minutes. Never give it to anyone.`,
      'If you did not ask for this change, you can ignore this email: nothing changes.',
    ],
  }),
  emailChanged: ({ app, email }) => ({
    subject: `Your email address for ${app} was changed`,
    title: 'Your email address was changed',
    paragraphs: [
      `Your account at ${app} now has the address ${email}.`,
      `If you did not do this, contact the people who run ${app} at once.`,
    ],
  }),
  passwordReset: ({ app, minutes }) => ({
    subject: `Reset your password for ${app}`,
    title: 'Reset your password',
    paragraphs: [
      `Someone asked to reset your password for ${app}. If that was you, choose a new one:`,
      `The link works once, within ${minutes} minutes.`,
      'If it was not you, you can ignore this email: your password stays as it is.',
    ],
    button: 'Choose a new password',
  }),
  passwordChanged: ({ app, email }) => ({
    subject: `Your password for ${app} was changed`,
    title: 'Your password was changed',
    paragraphs: [
      `The password for ${email} at ${app} has just been changed, and you have been signed out everywhere.`,
      `If you did not do this, reset your password now and contact the people who run ${app}.`,
    ],
  }),
  invitation: ({ app, place, inviter, until }) => ({
    subject: inviter ? `${inviter} invites you to ${place}` : `You are invited to ${place}`,
    title: `Join ${place}`,
    paragraphs: [
      `${inviter ? `${inviter} has invited you` : 'You have been invited'} to join ${place === app ? app : `${place} on ${app}`}.`,
      `The invitation is good until ${until}.`,
      'If you did not expect it, you can ignore this email.',
    ],
    button: 'Accept the invitation',
  }),
  footer: ({ app }) => `This email was sent by ${app}.`,
}
