import { providerNames } from '@inhouse/ui'
import type { T } from '../messages/index.ts'
import type { ViewData, ViewName } from '../views/index.ts'

/** Every view in every state it can be in, so that somebody can look at them all. */
export type Samples = { [Name in ViewName]: Record<string, ViewData<Name>> }

const form = { action: 'sent', csrf: 'a-token' }
const email = 'ada.lovelace@example.com'
const longEmail = 'wilhelmina.featherstonehaugh-cholmondeley@international-headquarters.example.com'
const longName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
const id = 'req_01J9ZK4W3VQ8X2M7C5B6N0T1RD'
const list = (...ids: string[]) => ({ action: 'sent', list: ids.map((one) => ({ id: one })) })

const passkey = {
  action: 'sent',
  options: JSON.stringify({ challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rpId: 'localhost' }),
}
const newPasskey = {
  action: 'sent',
  options: JSON.stringify({
    challenge: 'AAAAAAAAAAAAAAAAAAAAAA',
    rp: { id: 'localhost', name: 'Acme' },
    user: { id: 'AAAA', name: email, displayName: 'Ada Lovelace' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  }),
}

export const samplesFor = (t: T): Samples => ({
  ...signingIn(t),
  ...confirming(t),
  ...choosing(t),
  ...ending(t),
})

function signingIn(t: T) {
  const few = list('GoogleOAuth', 'MicrosoftOAuth', 'GitHubOAuth')
  return {
    email: {
      first: { ...form, signUpHref: '#', passkey, providers: few },
      plain: form,
      every: { ...form, signUpHref: '#', passkey, providers: list(...Object.keys(providerNames)) },
      wrong: { ...form, email: 'ada@', errors: { email: t('notAnEmail') }, signUpHref: '#' },
      refused: {
        ...form,
        email,
        problem: t('problem.provider', { provider: 'Google' }),
        providers: few,
      },
    },
    password: {
      first: { ...form, email, changeHref: '#', forgotHref: '#', codeAction: 'sent' },
      wrong: {
        ...form,
        email: longEmail,
        changeHref: '#',
        forgotHref: '#',
        errors: { password: t('problem.credentials') },
      },
    },
    code: {
      first: { ...form, email, newCodeAction: 'sent', passwordHref: '#', backHref: '#' },
      wrong: {
        ...form,
        email: longEmail,
        newCodeAction: 'sent',
        backHref: '#',
        errors: { code: t('problem.code') },
      },
      again: {
        ...form,
        email,
        newCodeAction: 'sent',
        backHref: '#',
        notice: t('newCodeSent'),
      },
    },
    signUp: {
      first: {
        ...form,
        signInHref: '#',
        password: { minimumLength: 10 },
        providers: list('GoogleOAuth'),
      },
      wrong: {
        ...form,
        signInHref: '#',
        password: { minimumLength: 10 },
        values: { first_name: 'Ada', last_name: longName, email },
        errors: { email: t('problem.emailTaken'), password: t('problem.passwordWeak') },
      },
      code: { ...form, signInHref: '#' },
    },
    forgotPassword: {
      first: { ...form, email, backHref: '#' },
      wrong: { ...form, email: 'ada@', errors: { email: t('notAnEmail') }, backHref: '#' },
    },
    resetPassword: {
      first: { ...form, email, minimumLength: 10, token: 'a-token' },
      wrong: { ...form, email, minimumLength: 10, errors: { password: t('problem.passwordWeak') } },
    },
    checkMail: {
      first: { ...form, email, backHref: '#' },
      again: { ...form, email: longEmail, backHref: '#', notice: t('checkMail.sentAgain') },
    },
  } satisfies Partial<Samples>
}

function confirming(t: T) {
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
  const uri = `otpauth://totp/Acme:${email}?secret=${secret}&issuer=Acme`
  return {
    verifyEmail: {
      first: { ...form, email, newCodeAction: 'sent' },
      wrong: {
        ...form,
        email: longEmail,
        newCodeAction: 'sent',
        errors: { code: t('problem.codeExpired') },
      },
    },
    mfaEnroll: {
      first: { ...form, uri, secret },
      wrong: { ...form, uri, secret, errors: { code: t('problem.code') } },
    },
    mfa: {
      first: { ...form, recoveryHref: '#' },
      sms: { ...form, phone: '+49 ••• ••42', newCodeAction: 'sent', recoveryHref: '#' },
      wrong: { ...form, recoveryHref: '#', problem: t('problem.tooManyTries') },
    },
    recoveryCode: {
      first: { ...form, length: 10, appHref: '#' },
      wrong: { ...form, length: 10, appHref: '#', errors: { code: t('problem.recoveryCode') } },
    },
    recoveryCodes: {
      first: {
        ...form,
        codes: ['7K2QF-M9XWD', 'R4TZC-H6B8N', 'P3VJY-2GS5L', 'W8MDA-K7E9Q', 'C5NXT-F4R6U'].flatMap(
          (code) => [code, Array.from(code).toReversed().join('')],
        ),
      },
    },
    passkeyEnroll: {
      first: { csrf: 'a-token', passkey: newPasskey, skipAction: 'sent' },
    },
  } satisfies Partial<Samples>
}

function choosing(t: T) {
  const scopes = ['openid', 'profile', 'email', 'offline_access'].map((scope) => ({ scope }))
  return {
    organization: {
      first: {
        ...form,
        email,
        otherAccountHref: '#',
        organizations: ['Acme', 'Analytical Engines', '東京電機'].map((name) => ({
          id: name,
          name,
        })),
      },
      many: {
        ...form,
        email: longEmail,
        otherAccountHref: '#',
        problem: t('problem.formExpired'),
        organizations: [longName, ...Array.from('ABCDEFGHIJKL')].map((name) => ({
          id: name,
          name,
        })),
      },
    },
    magicLink: {
      first: { ...form, app: 'Acme', email, token: 'a-token' },
      long: { ...form, app: longName, email: longEmail, token: 'a-token' },
    },
    invitation: {
      first: { ...form, organization: 'Acme', email, inviter: 'Charles Babbage' },
      other: {
        ...form,
        organization: longName,
        email: longEmail,
        signedInAs: email,
        otherAccountHref: '#',
      },
    },
    device: {
      first: form,
      wrong: { ...form, userCode: 'BCDF-GHJK', errors: { user_code: t('problem.deviceCode') } },
    },
    deviceConfirm: {
      first: {
        ...form,
        app: 'Acme CLI',
        email,
        userCode: 'BCDF-GHJK',
        from: '203.0.113.7, Berlin',
        otherAccountHref: '#',
      },
      long: { ...form, app: longName, email: longEmail, userCode: 'WWWW-MMMM' },
    },
    consent: {
      first: {
        ...form,
        app: 'Analytics',
        email,
        host: 'analytics.example.com',
        scopes,
        otherAccountHref: '#',
      },
      long: {
        ...form,
        app: longName,
        email: longEmail,
        organization: longName,
        host: 'analytics.example.com',
        scopes: [...scopes, { scope: 'https://api.example.com/auth/reports.readonly' }],
      },
    },
  } satisfies Partial<Samples>
}

function ending(t: T) {
  const clientId = 'client_01J9ZK4W3VQ8X2M7C5B6N0T1RD'
  return {
    deviceDone: { first: { decision: 'allow' }, denied: { decision: 'deny' } },
    passwordSaved: { first: {}, app: { appHref: '#' } },
    signedOut: {
      first: { app: { name: 'Acme', href: '#' } },
      long: { app: { name: longName, href: '#' } },
      plain: {},
    },
    error: {
      first: { id, retryHref: '#' },
      told: { id, message: t('problem.linkExpired') },
      returnTo: { id, message: t('problem.returnTo') },
      faults: { id, faults: ['session_id: Invalid input: expected string, received undefined'] },
    },
    notFound: { first: { id, appHref: '#' }, plain: { id } },
    redirectMismatch: {
      first: {
        sent: 'https://app.example.com/callback/',
        allowed: ['https://app.example.com/callback', 'http://localhost:*/callback'],
        clientId,
        id,
      },
      none: { sent: null, allowed: [], clientId, id },
    },
  } satisfies Partial<Samples>
}
