import { openSink, type Sink } from '@inhouse/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY } from '@inhouse/core'
import { describeSdks, thrownBy } from '../../test/sdks.ts'

/** The clock of the tests stands at the beginning of 2026, that of the SDK does not. */
const tolerance = 10_000 * DAY

await describeSdks(
  'is told by webhook',
  ({ workos, sdk, inhouse }) => {
    let sink: Sink
    beforeAll(async () => {
      sink = await openSink()
      await inhouse.runJobs()
    })
    afterAll(() => sink.close())

    const endpoint = async () => {
      const input = { endpoint_url: sink.url, events: ['organization.created', 'user.created'] }
      const { body } = await inhouse.call('POST', '/webhook_endpoints', input)
      return body
    }
    const delivered = async () => {
      inhouse.clock.advance('5s')
      await inhouse.runJobs()
      return sink.received().map(({ headers, body }) => ({
        payload: body as never,
        parsed: JSON.parse(body),
        sigHeader: String(headers['workos-signature']),
        previous: String(headers['workos-signature-previous']),
      }))
    }

    it('what happened, and believes it as it came and as it was parsed', async () => {
      const { id, secret } = await endpoint()
      await workos.organizations.createOrganization({
        name: 'Äcme “GmbH” 🎉',
        metadata: { 2: 'b', 1: 'a' },
      })
      await workos.userManagement.createUser({ email: 'ada@example.com', firstName: 'Ada' })
      const all = await delivered()
      expect(all).toHaveLength(2)
      for (const { payload, parsed, sigHeader } of all) {
        const raw = await workos.webhooks.constructEvent({ payload, sigHeader, secret, tolerance })
        const again = { payload: parsed, sigHeader, secret, tolerance }
        expect(await workos.webhooks.constructEvent(again)).toEqual(raw)
        const logged = await workos.events.listEvents({ events: [raw.event] })
        expect(logged.data).toEqual([raw])

        const changed = { ...again, payload: { ...parsed, event: 'organization.deleted' } }
        expect(await thrownBy(workos.webhooks.constructEvent(changed))).toBeInstanceOf(
          sdk.SignatureVerificationException,
        )
        const late = { ...again, tolerance: 1000 }
        expect(await thrownBy(workos.webhooks.verifyHeader(late))).toMatchObject({
          message: 'Timestamp outside the tolerance zone',
        })
      }
      await inhouse.call('DELETE', `/webhook_endpoints/${id}`)
    })

    it('while its secret changes, as long as it tries both headers', async () => {
      const { id, secret: old } = await endpoint()
      const { body } = await inhouse.call('POST', `/webhook_endpoints/${id}/rotate_secret`)
      await workos.userManagement.createUser({ email: 'grace@example.com' })
      const [{ payload, sigHeader, previous }] = (await delivered()) as [any]
      const verify = (header: string, secret: string) =>
        workos.webhooks.verifyHeader({ payload, sigHeader: header, secret, tolerance })
      expect(await verify(sigHeader, body.secret)).toBe(true)
      expect(await verify(previous, old)).toBe(true)
      expect(await thrownBy(verify(sigHeader, old))).toBeInstanceOf(
        sdk.SignatureVerificationException,
      )
      await inhouse.call('DELETE', `/webhook_endpoints/${id}`)
    })

    it('at the endpoints it has made itself', async () => {
      const { webhooks } = workos
      const input = { endpointUrl: sink.url, events: ['user.created' as const] }
      const made = await webhooks.createWebhookEndpoint(input)
      expect(made).toMatchObject({
        ...input,
        status: 'enabled',
        secret: expect.stringMatching(/^whsec_/),
      })
      expect(await thrownBy(webhooks.createWebhookEndpoint(input))).toBeInstanceOf(
        sdk.ConflictException,
      )
      const change = { id: made.id, status: 'disabled' as const }
      expect(await webhooks.updateWebhookEndpoint(change)).toMatchObject(change)
      expect((await webhooks.listWebhookEndpoints()).data).toMatchObject([change])
      await webhooks.deleteWebhookEndpoint({ id: made.id })
      expect((await webhooks.listWebhookEndpoints()).data).toEqual([])
    })
  },
  { egress: { allow: ['127.0.0.1'] } },
)
