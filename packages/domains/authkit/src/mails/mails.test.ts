import { createTestInhouse } from '@inhouse/testing'
import { afterAll, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { catalogues } from './catalogues/index.ts'
import { languageOf, languages } from './language.ts'
import { mailLayout } from './layout.ts'
import {
  emailChangedMail,
  emailChangeMail,
  invitationMail,
  magicCodeMail,
  magicLinkMail,
  passwordChangedMail,
  passwordResetMail,
  verificationMail,
} from './mails.ts'

const settings = { authkit: { appName: 'Tom & <b>Co</b>', appUrl: 'https://app.example.com' } }
const inhouse = createTestInhouse([authkit], { settings: settings as never })
const plain = createTestInhouse([authkit])
afterAll(async () => {
  await inhouse.close()
  await plain.close()
})

const { context: ctx } = inhouse
const code = { code: '012345', minutes: 10 }
const link = { url: 'https://app.example.com/a?x=1&token=abc', minutes: 15 }
const invitation = {
  url: link.url,
  organization: 'Acme\r\nBcc: everyone@example.com',
  inviter: '"><script>alert(1)</script>',
  expires_at: '2026-03-04T12:00:00.000Z',
}

it.each(languages)('are all written in %s, with every value escaped', (locale) => {
  const to = { email: 'ann@example.com', locale }
  const mails = [
    magicCodeMail(ctx, to, code),
    verificationMail(ctx, to, code),
    emailChangeMail(ctx, to, code),
    emailChangedMail(ctx, to, 'new@example.com'),
    passwordResetMail(ctx, to, link),
    passwordChangedMail(ctx, to),
    invitationMail(ctx, to, invitation),
    magicLinkMail(ctx, to, link),
  ]
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(8)
  for (const mail of mails) {
    expect(mail.to).toBe('ann@example.com')
    expect(mail.html).toContain(`<html lang="${locale}">`)
    expect(mail.html).not.toMatch(/<b>|<script/)
    expect(mail.html).toContain('Tom &amp; &lt;b&gt;Co&lt;/b&gt;')
    expect(mail.text).toContain('Tom & <b>Co</b>')
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/undefined|null|\$\{|\[object/)
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mail.subject).not.toContain('012345')
  }
  for (const mail of mails.slice(0, 3)) {
    expect(mail.text).toContain('\n\n012345\n\n')
    expect(mail.html).toContain('>012345</p>')
    expect(mail.text).toContain('10')
  }
  for (const mail of [mails[4]!, mails[6]!, mails[7]!]) {
    expect(mail.text).toContain(link.url)
    expect(mail.html).toContain('href="https://app.example.com/a?x=1&amp;token=abc"')
  }
})

it.each([
  ['de-AT', 'de'],
  ['FR', 'fr'],
  ['ja_JP', 'ja'],
  ['ko', 'ko'],
  ['es-419', 'es'],
  ['pt-BR', 'en'],
  [null, 'en'],
  [undefined, 'en'],
])('a reader of %s gets %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})

it('says the same keys in each language, and no words of another', () => {
  const keys = Object.keys(catalogues.en)
  for (const language of languages) expect(Object.keys(catalogues[language])).toEqual(keys)
  const titles = languages.map(
    (language) => catalogues[language].verification({ app: 'A', minutes: 10 }).title,
  )
  expect(new Set(titles).size).toBe(languages.length)
})

it('calls an app without a name by its host', () => {
  const to = { email: 'ann@example.com', locale: null }
  expect(passwordChangedMail(plain.context, to).subject).toBe(
    'Your password for inhouse.test was changed',
  )
})

it.each([
  ['en', 1440, '24 hours'],
  ['en', 119.9, '119 minutes'],
  ['de', 150, '2 Stunden'],
  ['ja', 0.2, '1 分'],
])('tells a reader of %s how long a link is good: %d minutes are %s', (locale, minutes, told) => {
  const to = { email: 'ann@example.com', locale }
  expect(magicLinkMail(ctx, to, { ...link, minutes }).text).toContain(told)
})

it('invites to the app where there is no organization', () => {
  const to = { email: 'ann@example.com', locale: null }
  const mail = invitationMail(plain.context, to, {
    ...invitation,
    organization: undefined,
    inviter: null,
  })
  expect(mail.subject).toBe('You are invited to inhouse.test')
  expect(mail.text).toContain('You have been invited to join inhouse.test.')
  expect(mail.text).toContain('March 4, 2026')
})

it('lays out text in the order in which it is read', () => {
  const { text } = mailLayout({
    brand: { name: 'App' },
    language: 'en',
    title: 'Title',
    paragraphs: ['First.', 'Second.'],
    button: { label: 'Go', url: 'https://example.com' },
    footer: 'Bye.',
  })
  expect(text).toBe('Title\n\nFirst.\n\nGo:\nhttps://example.com\n\nSecond.\n\n--\nBye.\n')
})
