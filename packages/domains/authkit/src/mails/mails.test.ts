import { later, MINUTE } from '@inhouse/core'
import { createTestInhouse } from '@inhouse/testing'
import { languages } from '@inhouse/ui'
import { afterAll, expect, it } from 'vitest'
import { authkit } from '../module.ts'
import { catalogues } from './catalogues/index.ts'
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

const settings = { ui: { name: 'Tom & <b>Co</b>', homepageUrl: 'https://app.example.com' } }
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
    expect(mail.expires_at).toBe(later(ctx.now(), 10 * MINUTE))
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
  ['pt-BR', 'en'],
  [null, 'en'],
])('speak to a reader of %s in %s', (locale, language) => {
  const { html } = passwordChangedMail(ctx, { email: 'ann@example.com', locale })
  expect(html).toContain(`<html lang="${language}">`)
})

it('says the same keys in each language, and no words of another', () => {
  const keys = Object.keys(catalogues.en)
  for (const language of languages) expect(Object.keys(catalogues[language])).toEqual(keys)
  const titles = languages.map(
    (language) => catalogues[language].verification({ app: 'A', minutes: 10 }).title,
  )
  expect(new Set(titles).size).toBe(languages.length)
})

it.each(languages)('name the app as the pages do, in %s', (locale) => {
  const mail = passwordChangedMail(ctx, { email: 'ann@example.com', locale })
  expect(mail.subject).toContain('Tom & <b>Co</b>')
  expect(mail.html).toContain('href="https://app.example.com"')
  expect(mail.expires_at).toBe(undefined)
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
  expect(mail.subject).toBe('You are invited to Inhouse')
  expect(mail.text).toContain('You have been invited to join Inhouse.')
  expect(mail.text).toContain('March 4, 2026')
})
