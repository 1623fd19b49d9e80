import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { hashPassword } from './hash.ts'
import { type PasswordHashType, readPasswordHash, type SaltPosition } from './import.ts'
import { needsRehash, verifyPassword } from './verify.ts'

type Sample = [type: PasswordHashType, password: string, hash: string, position?: SaltPosition]

const password = 'correct horse battery stäple'
const salt = Buffer.from('0123456789abcdef')

// The first of each was made by bcrypt 5.0, argon2-cffi 25.1 or hashlib, all in Python; further
// ones are published: with firebase/scrypt, in RFC 7914, by passlib and by crypt_blowfish.
const samples: Sample[] = [
  ['bcrypt', password, '$2b$06$TP6tMPigbRHtLnfqb8aD3uQVyXuLUBQQAd2kIfIX.KgdTNC3vaaUm'],
  ['bcrypt', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
  ['bcrypt', 'U*U*', '$2y$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK'],
  [
    'firebase-scrypt',
    'user1password',
    '$firebase-scrypt$r=8,m=14,ss=Bw,' +
      'sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA' +
      '$42xEC+ixf3L2lw' +
      '$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ',
  ],
  [
    'scrypt',
    password,
    '$scrypt$v=1$n=16384,r=8,p=1,kl=64$c2FsdC1zYWx0LXNhbHQtMQ' +
      '$GuTwCBn6AVutNPpjZv8vtShh4wf1l2hUXPN28uo85sMnaRVX1qQEqewlnyTmspYLF3yNcbI3sNHNYQN+FaFxKw',
  ],
  [
    'scrypt',
    'pleaseletmein',
    `$scrypt$v=1$n=16384,r=8,p=1,kl=64$${unpadded('SodiumChloride')}$${unpadded(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
        'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
      'hex',
    )}`,
  ],
  ['ssha', password, '{SSHA}FncsC50fLWxG+r2fIorU00Hzp4RzYWx0LXNhbA=='],
  [
    'ssha256',
    password,
    '{SSHA256}pfwxI9RPTI7zcnakJZfV/7qTPXkWGcXyZXmwhbkZjLNzYWx0LXNhbHQtc2FsdC0x',
  ],
  [
    'ssha256',
    password,
    '{SSHA256}sFgnQGKXfI+WS5rB56cwA/AG5a/H+Htw+DjUCMuwMhlzYWx0LXNhbHQtc2FsdC0x',
    'prefix',
  ],
  [
    'pbkdf2',
    password,
    '$pbkdf2$i=600000,d=sha256$c2FsdC1zYWx0LXNhbHQtMQ$8tam+p/8R/loDBD2s07vGWZNqJijBZRTdLpyzZNoyNE',
  ],
  [
    'pbkdf2',
    password,
    '$pbkdf2$i=210000,d=sha512$c2FsdC1zYWx0LXNhbHQtMQ' +
      '$PuxQ/MwN8g3U6Dh9hBSUyK+fA0GuzwMXl2kOBmidCjYR8Sqd2GrSCRAY6T5a74ccuaPWEZEQTpcW55OXIdF1MA',
  ],
  [
    'argon2',
    password,
    '$argon2id$v=19$m=8192,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$xOcW6N9V78F5qcIVBCZRrrUprKoxNz8BUpFDBqo3Or4',
  ],
  [
    'argon2',
    password,
    '$argon2i$v=19$m=4096,t=3,p=2$MDEyMzQ1Njc4OWFiY2RlZg$dli/rtbzQqd7JLdZB84h4H3WhJBxqmn8xwfjMBKLh10',
  ],
  [
    'argon2',
    password,
    '$argon2d$v=19$m=4096,t=1,p=2$MDEyMzQ1Njc4OWFiY2RlZg$n3Ncdeq6bmo8fAhgA3WbovmBTssqPamFerQEgkOjE4M',
  ],
]

it.each(samples)('verifies %s of "%s"', async (type, right, hash, position) => {
  const stored = readPasswordHash(type, hash, position)
  expect(await verifyPassword(right, stored)).toBe(true)
  expect(await verifyPassword(`${right} `, stored)).toBe(false)
  expect(await verifyPassword('', stored)).toBe(false)
  expect(needsRehash(stored)).toBe(true)
})

it('puts the salt of an ssha256 hash where it belongs', async () => {
  const [, , hash] = samples.find(([, , , position]) => position === 'prefix') as Sample
  expect(await verifyPassword(password, readPasswordHash('ssha256', hash, 'suffix'))).toBe(false)
})

it('verifies our own hash, which needs no other', async () => {
  const stored = await hashPassword(password, salt)
  expect(await verifyPassword(password, stored)).toBe(true)
  expect(await verifyPassword('correct horse battery sta\u0308ple', stored)).toBe(true)
  expect(await verifyPassword('correct horse battery staple', stored)).toBe(false)
  expect(needsRehash(stored)).toBe(false)
  expect(needsRehash(stored.replace('t=2', 't=1'))).toBe(true)
})

it('tries an imported hash with the bytes as given, even if it looks like one of ours', async () => {
  const stored = readPasswordHash(
    'argon2',
    '$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$hRf4Xqww2wcYVmPuDIgXQS/jJsigHJzSiQen2eXT+88',
  )
  expect(await verifyPassword('Café-Zürich-42'.normalize('NFD'), stored)).toBe(true)
})

it('lets bcrypt look at 72 bytes, and at no NUL', async () => {
  const longest = '$2b$04$FTaHa0SzT12.EdtvEUX82.pS/wIlvHFdEn25m0cXSa2jQvHqBlovK'
  expect(await verifyPassword('a'.repeat(72), longest)).toBe(true)
  expect(await verifyPassword('a'.repeat(80), longest)).toBe(true)
  expect(await verifyPassword('a'.repeat(71), longest)).toBe(false)

  const abc = '$2b$04$//Z.DtUlayPTCDZT2TcNr.MhcMKYti.YZW1V4Eewreqg3PJtJceU6'
  expect(await verifyPassword('abc', abc)).toBe(true)
  expect(await verifyPassword('abc\0abc', abc)).toBe(false)
})

it('takes as long to say no where nothing is stored, or a mere digest', async () => {
  const own = await hashPassword(password, salt)
  const digest = readPasswordHash('ssha', '{SSHA}FncsC50fLWxG+r2fIorU00Hzp4RzYWx0LXNhbA==')
  const ours = await fastest(() => verifyPassword('wrong', own))
  for (const stored of [undefined, null, digest]) {
    const time = await fastest(() => verifyPassword('wrong', stored))
    expect(time / ours).toBeGreaterThan(0.3)
    expect(time / ours).toBeLessThan(3)
  }
  expect(await verifyPassword('wrong', undefined)).toBe(false)
})

it('leaves the event loop free', async () => {
  const cost10 = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'
  const own = await hashPassword(password, salt)
  const before = performance.eventLoopUtilization()
  await Promise.all([cost10, cost10, own, own, own].map((stored) => verifyPassword('no', stored)))
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
})

it.each([
  ['no known form', 'plain'],
  ["The parameter 'n'", '$scrypt$v=1$n=1073741824,r=8,p=1$c2FsdHNhbHQ$c2FsdHNhbHRzYWx0c2FsdA'],
])('throws for %s in the store', async (reason, stored) => {
  await expect(verifyPassword('password', stored)).rejects.toThrow(reason)
})

function unpadded(text: string, encoding?: BufferEncoding) {
  return Buffer.from(text, encoding).toString('base64').replace(/=+$/, '')
}

async function fastest(work: () => Promise<unknown>) {
  let least = Infinity
  for (let run = 0; run < 5; run++) {
    const start = process.hrtime.bigint()
    await work()
    least = Math.min(least, Number(process.hrtime.bigint() - start))
  }
  return least
}
