import { expect, it } from 'vitest'
import { InvalidPasswordHash, type PasswordHashType, readPasswordHash } from './import.ts'

const salt = 'MDEyMzQ1Njc4OWFiY2RlZg'
const key = 'xOcW6N9V78F5qcIVBCZRrrUprKoxNz8BUpFDBqo3Or4'
const bcrypt = 'N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy'

const argon2 = (start = 'argon2id$v=19$m=8192,t=2,p=1', end = `${salt}$${key}`) =>
  `$${start}$${end}`
const scrypt = (parameters: string, version = 'v=1') =>
  `$scrypt$${version}$${parameters}$${salt}$${key}`
const pbkdf2 = (parameters: string) => `$pbkdf2$${parameters}$${salt}$${key}`
const firebase = (parameters: string) => `$firebase-scrypt$${parameters}$${salt}$${key}`
const digest = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64')

it.each<[PasswordHashType, string]>([
  ['bcrypt', `$2a$04$${bcrypt}`],
  ['bcrypt', `$2b$12$${bcrypt}`],
  ['bcrypt', `$2y$16$${bcrypt}`],
  ['argon2', argon2()],
  ['argon2', argon2('argon2i$v=19$t=3,m=4096,p=8')],
  ['argon2', argon2('argon2d$v=19$m=262144,t=5,p=1')],
  ['scrypt', scrypt('n=16384,r=8,p=1,kl=32')],
  ['scrypt', scrypt('n=131072,r=8,p=1')],
  ['pbkdf2', pbkdf2('i=600000,d=sha256')],
  ['pbkdf2', pbkdf2('d=sha512,i=1000000')],
  ['firebase-scrypt', firebase(`r=8,m=14,ss=Bw,sk=${key}`)],
  ['firebase-scrypt', firebase(`sk=${key},ss=Bw,m=1,r=1`)],
  ['firebase-scrypt', `$firebase-scrypt$v=1$r=8,m=14,ss=Bw,sk=${key}$${salt}$${key}`],
  ['ssha', `{SSHA}${digest(24)}`],
  ['ssha256', `{SSHA256}${digest(96)}`],
])('reads %s %s as it is', (type, hash) => {
  expect(readPasswordHash(type, hash)).toBe(hash)
})

it('keeps the position of the salt with the hash', () => {
  const hash = `{SSHA256}${digest(40)}`
  expect(readPasswordHash('ssha256', hash, 'suffix')).toBe(hash)
  const stored = readPasswordHash('ssha256', hash, 'prefix')
  expect(stored).not.toBe(hash)
  expect(() => readPasswordHash('ssha256', stored)).toThrow(InvalidPasswordHash)
})

it('knows of no salt position elsewhere', () => {
  expect(() => readPasswordHash('ssha', `{SSHA}${digest(24)}`, 'prefix')).toThrow('only supported')
})

it.each<[PasswordHashType, string, string]>([
  ['bcrypt', 'nothing', ''],
  ['bcrypt', 'a low cost', `$2b$03$${bcrypt}`],
  ['bcrypt', 'a cost that takes minutes', `$2b$17$${bcrypt}`],
  ['bcrypt', 'an old prefix', `$2x$10$${bcrypt}`],
  ['bcrypt', 'a missing character', `$2b$10$${bcrypt.slice(1)}`],
  ['bcrypt', 'a line after it', `$2b$10$${bcrypt}\n`],
  ['bcrypt', 'bits beyond the salt', `$2b$10$${bcrypt.replace('MyeI', 'MyfI')}`],
  ['bcrypt', 'bits beyond the digest', `$2b$10$${bcrypt.slice(0, -1)}z`],
  ['bcrypt', 'another algorithm', argon2()],

  ['argon2', 'no version', argon2('argon2id$m=8192,t=2,p=1')],
  ['argon2', 'an old version', argon2('argon2id$v=16$m=8192,t=2,p=1')],
  ['argon2', 'little memory', argon2('argon2id$v=19$m=4095,t=2,p=1')],
  ['argon2', 'much memory', argon2('argon2id$v=19$m=262145,t=2,p=1')],
  ['argon2', 'no pass', argon2('argon2id$v=19$m=8192,t=0,p=1')],
  ['argon2', 'many passes', argon2('argon2id$v=19$m=8192,t=6,p=1')],
  ['argon2', 'few passes for argon2i', argon2('argon2i$v=19$m=8192,t=2,p=1')],
  ['argon2', 'many lanes', argon2('argon2id$v=19$m=8192,t=2,p=9')],
  ['argon2', 'a missing parameter', argon2('argon2id$v=19$m=8192,t=2')],
  ['argon2', 'a parameter twice', argon2('argon2id$v=19$m=8192,t=2,p=1,m=8192')],
  ['argon2', 'an unknown parameter', argon2('argon2id$v=19$m=8192,t=2,p=1,data=YQ')],
  ['argon2', 'a number with a zero before it', argon2('argon2id$v=19$m=08192,t=2,p=1')],
  ['argon2', 'a number of another kind', argon2('argon2id$v=19$m=8e3,t=2,p=1')],
  ['argon2', 'padding', argon2(undefined, `${salt}==$${key}=`)],
  ['argon2', 'letters of base64url', argon2(undefined, `${salt}$${key.replace('6N9V', '6-_V')}`)],
  ['argon2', 'bits beyond the last byte', argon2(undefined, `${salt.slice(0, -1)}h$${key}`)],
  ['argon2', 'a short salt', argon2(undefined, `MDEy$${key}`)],
  ['argon2', 'a short tag', argon2(undefined, `${salt}$MDEy`)],
  ['argon2', 'no tag', argon2(undefined, salt)],
  ['argon2', 'too much text', argon2(undefined, `${salt}$${'A'.repeat(2000)}`)],
  ['argon2', 'another variant', argon2('argon2x$v=19$m=8192,t=2,p=1')],

  ['scrypt', 'an unknown version', scrypt('n=16384,r=8,p=1', 'v=2')],
  ['scrypt', 'no power of two', scrypt('n=16385,r=8,p=1')],
  ['scrypt', 'a small n', scrypt('n=512,r=8,p=1')],
  ['scrypt', 'much memory', scrypt('n=1048576,r=8,p=1')],
  ['scrypt', 'much time', scrypt('n=131072,r=8,p=8')],
  ['scrypt', 'a large n for r', scrypt('n=65536,r=1,p=1')],
  ['scrypt', 'another key length', scrypt('n=16384,r=8,p=1,kl=64')],
  ['scrypt', 'the parameters of passlib', scrypt('ln=14,r=8,p=1')],

  ['pbkdf2', 'few iterations', pbkdf2('i=599999,d=sha256')],
  ['pbkdf2', 'few iterations of sha512', pbkdf2('i=209999,d=sha512')],
  ['pbkdf2', 'many iterations', pbkdf2('i=1000001,d=sha256')],
  ['pbkdf2', 'sha1', pbkdf2('i=600000,d=sha1')],
  ['pbkdf2', 'no digest', pbkdf2('i=600000')],
  ['pbkdf2', 'a name of JavaScript', pbkdf2('i=600000,d=constructor')],

  ['firebase-scrypt', 'no signer key', firebase('r=8,m=14,ss=Bw')],
  ['firebase-scrypt', 'a short signer key', firebase('r=8,m=14,ss=Bw,sk=Bw')],
  ['firebase-scrypt', 'padding', firebase(`r=8,m=14,ss=Bw==,sk=${key}`)],
  ['firebase-scrypt', 'many rounds', firebase(`r=9,m=14,ss=Bw,sk=${key}`)],
  ['firebase-scrypt', 'much memory', firebase(`r=8,m=15,ss=Bw,sk=${key}`)],

  ['ssha', 'no scheme', digest(24)],
  ['ssha', 'no salt', `{SSHA}${digest(20)}`],
  ['ssha', 'a long salt', `{SSHA}${digest(85)}`],
  ['ssha', 'no padding', `{SSHA}${digest(25).replace('=', '')}`],
  ['ssha', 'no base64', `{SSHA}${'*'.repeat(32)}`],
  ['ssha', 'another digest', `{SSHA256}${digest(40)}`],
  ['ssha256', 'no salt', `{SSHA256}${digest(32)}`],
])('refuses %s with %s', (type, _, hash) => {
  expect(() => readPasswordHash(type, hash)).toThrow(InvalidPasswordHash)
})
