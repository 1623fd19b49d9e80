import { DAY, dateOf, later } from '@inhouse/core'

const YEARS = 10

/** A self-signed certificate for a key, as `x5c` carries it: DER. RFC 7517, 4.7. */
export async function selfSign(keys: CryptoKeyPair, name: string, now: string): Promise<Buffer> {
  // Used once for each key, so it is loaded then.
  const [pkijs, asn1js] = await Promise.all([import('pkijs'), import('asn1js')])
  const commonName = () =>
    new pkijs.AttributeTypeAndValue({
      type: '2.5.4.3',
      value: new asn1js.Utf8String({ value: name }),
    })

  const certificate = new pkijs.Certificate()
  certificate.version = 2
  certificate.serialNumber = new asn1js.Integer({ value: 1 })
  certificate.issuer.typesAndValues.push(commonName())
  certificate.subject.typesAndValues.push(commonName())
  certificate.notBefore.value = dateOf(now)
  certificate.notAfter.value = dateOf(later(now, YEARS * 365 * DAY))
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return Buffer.from(certificate.toSchema(true).toBER())
}
