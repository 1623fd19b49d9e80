import { expect, it } from 'vitest'
import { decoyOf } from './decoy.ts'
import { verifyPassword } from './verify.ts'

const salt = 'c2FsdC1zYWx0LXNhbHQtMQ'
const key = 'A1Btbt3L2Ywdbd4uDmPo5tvEsuc8UZp+IaZG7O05RGo'
const bcrypt = 'TP6tMPigbRHtLnfqb8aD3uQVyXuLUBQQAd2kIfIX.KgdTNC3vaaUm'

it.each([
  ['bcrypt', `$2a$04$${bcrypt}`, `$2b$04$${'.'.repeat(53)}`],
  ['scrypt', `$scrypt$v=1$n=1024,r=8,p=1,kl=32$${salt}$${key}`, 'n=1024,r=8,p=1,kl=32'],
  ['pbkdf2', `$pbkdf2$i=600000,d=sha256$${salt}$${key}`, '$pbkdf2$i=600000,d=sha256$'],
  ['argon2', `$argon2i$v=19$m=4096,t=3,p=2$${salt}$${key}`, '$argon2i$v=19$m=4096,t=3,p=2$'],
  ['firebase', `$firebase-scrypt$r=8,m=4,ss=Bw,sk=${key}$${salt}$${key}`, 'r=8,m=4,ss=Bw'],
  ['ssha', '{SSHA}FncsC50fLWxG+r2fIorU00Hzp4RzYWx0LXNhbA==', '{SSHA}AAAA'],
  ['ssha256', '{SSHA256:prefix}pfwxI9RPTI7zcnakJZfV/7qTPXkWGcXyZXmwhbkZjLNzYWx0LXNhbHQ=', '{SSHA}'],
  ['our own', `$argon2id$v=19$m=19456,t=2,p=1$${salt}$${key}`, '$argon2id$v=19$m=19456,t=2,p=1$'],
])('a decoy of %s costs the same, tells nothing, and lets nobody in', async (_, stored, like) => {
  const decoy = decoyOf(stored)!
  expect(decoy).toContain(like)
  for (const secret of [salt, bcrypt.slice(0, 22), 'FncsC50f', 'pfwxI9RP']) {
    expect(decoy).not.toContain(secret)
  }
  expect(decoyOf(decoy)).toBe(decoy)
  expect(await verifyPassword('', decoy)).toBe(false)
  expect(await verifyPassword('correct horse battery stäple', decoy)).toBe(false)
})

it.each(['set by another', '$scrypt$n=1$a$b', '$2b$99$x'])('has none of %s', (stored) => {
  expect(decoyOf(stored)).toBeNull()
})
