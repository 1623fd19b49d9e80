import { domainToASCII } from 'node:url'
import { invalidField } from '@inhouse/core'
import { parse } from 'tldts'
import { consumerDomains } from './consumer-domains.ts'

// RFC 1035, 2.3.4: 63 octets for a label; 253 for a name in its textual form.
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/
// What a URL parser takes for the end of a host, or decodes, is no part of a domain.
const urlSyntax = /[\s/\\?#:@%[\]]/
// RFC 2606, 2: kept for testing and for examples.
const reserved = new Set(['test', 'example'])

/**
 * A domain as it is kept: `München.DE.` is `xn--mnchen-3ya.de`. Refused with a 422 for `field` is
 * what nobody can register or be below of, and what everybody can have an address at.
 */
export function normalizeDomain(text: string, field: string): string {
  const domain = asciiDomain(text)
  if (!hostName.test(domain)) {
    throw invalidField(field, 'invalid_domain', `'${text}' is not a domain.`)
  }
  const { domain: registrable, publicSuffix, isIcann, isPrivate } = parse(domain, options)
  const isKnown = isIcann || isPrivate || reserved.has(publicSuffix ?? '')
  if (!registrable || !isKnown) {
    throw invalidField(field, 'invalid_domain', `'${text}' is not a domain that can be registered.`)
  }
  if (consumerDomains.has(registrable)) {
    throw invalidField(
      field,
      'consumer_domain_not_allowed',
      `Anyone can have an address at '${registrable}', so no organization can have it.`,
    )
  }
  return domain
}

/** The form in which domains are compared; of what is no domain, nothing. */
export const asciiDomain = (text: string): string => {
  const trimmed = text.trim()
  return urlSyntax.test(trimmed) ? '' : domainToASCII(trimmed).replace(/\.$/, '')
}

/** Whether others register names below it, such as `co.uk`: nobody owns all of it. */
export const isPublicSuffix = (domain: string): boolean => parse(domain, options).domain === null

const options = { allowPrivateDomains: true, extractHostname: false }
