import { expect, it } from 'vitest'
import { mayBeUsedBy } from './may-be-used-by.ts'

it.each([
  ['ann@acme.com', 'bob@elsewhere.org', null, true, 'anyone, where it leads to no organization'],
  ['ann@acme.com', 'ann@acme.com', 'org_1', true, 'the address itself'],
  ['ann@gmail.com', 'Ann@GMAIL.com', 'org_1', true, 'the address itself, however it is written'],
  ['ann@gmail.com', 'bob@gmail.com', 'org_1', false, 'nobody else at a mail provider'],
  ['ann@gmail.com', 'ann+1@gmail.com', 'org_1', false, 'no other spelling of the mailbox'],
  ['ann@acme.com', 'bob@ACME.com', 'org_1', true, 'a colleague'],
  ['ann@acme.com', 'bob@acme.com.evil.com', 'org_1', false, 'no one at a longer name'],
  ['ann@acme.com', 'bob@mail.acme.com', 'org_1', false, 'no one at a part of the domain'],
  ['ann@mail.acme.com', 'bob@acme.com', 'org_1', false, 'no one at what the domain is part of'],
  ['ann@münchen.de', 'bob@xn--mnchen-3ya.de', 'org_1', true, 'a colleague at the same name'],
  ['ann@co.uk', 'bob@co.uk', 'org_1', false, 'no one at a name that nobody owns'],
  ['ann@acme.com', 'bob@аcme.com', 'org_1', false, 'no one at a name that looks the same'],
])('an invitation of %s by %s into %s: %s, %s', (email, other, organization_id, may, _who) => {
  expect(mayBeUsedBy({ email, organization_id }, other)).toBe(may)
})
