import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeExport } from '@inhouse/audit-logs'
import { listener } from '@inhouse/node'
import { describeInhouse, testClientId, testKey } from '@inhouse/testing'
import { workos } from '@inhouse/workos-sdk'
import { BadRequestException, WorkOS } from 'workos-node-11'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modules } from './index.ts'

const options = { apiKey: testKey, clientId: testClientId }

describeInhouse('audit logs with the official SDK', [...modules], (inhouse) => {
  describe('in process', () => {
    walk('sent.here', () => workos(inhouse, options), inhouse.fetch)
  })

  describe('over HTTP', () => {
    const server = createServer(listener(inhouse))
    let port = 0
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      port = (server.address() as AddressInfo).port
    })
    afterAll(() => void server.close())
    const sdk = () => new WorkOS({ ...options, apiHostname: '127.0.0.1', port, https: false })
    const get = ({ url }: Request) => {
      const { pathname, search } = new URL(url)
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`)
    }
    walk('sent.over', sdk, get)
  })

  function walk(
    action: string,
    open: () => WorkOS,
    get: (request: Request) => Promise<Response>,
  ): void {
    const event = (id: string) => ({
      action,
      occurredAt: new Date('2025-12-31T23:00:00.000Z'),
      actor: { id, type: 'user', name: 'Ada', metadata: { role: 'owner' } },
      targets: [{ id: 'inv_1', type: 'invoice', metadata: { cost: 12.5 } }],
      context: { location: '203.0.113.7', userAgent: 'Chrome/104' },
      metadata: { paid: true },
    })

    it('makes a schema, keeps events, and exports them', async () => {
      const { auditLogs, organizations } = open()
      const { id } = await organizations.createOrganization({ name: 'Acme' })
      const schema = {
        actor: { metadata: { role: 'string' } },
        targets: [{ type: 'invoice', metadata: { cost: 'number' } }],
        metadata: { paid: 'boolean' },
      }
      const created = await auditLogs.createSchema({ action, ...schema })
      expect(created).toMatchObject({ object: 'audit_log_schema', version: 1, ...schema })
      expect((await auditLogs.listSchemas(action)).data).toEqual([created])

      await auditLogs.createEvent(id, event('user_1'), { idempotencyKey: 'once' })
      await auditLogs.createEvent(id, event('user_1'), { idempotencyKey: 'once' })
      await auditLogs.createEvent(id, event('user_2'))

      const ordered = await auditLogs.createExport({
        organizationId: id,
        rangeStart: new Date('2025-12-01T00:00:00Z'),
        rangeEnd: new Date('2026-01-01T00:00:00Z'),
        actions: [action],
      })
      expect(ordered).toMatchObject({ object: 'audit_log_export', state: 'pending' })
      await makeExport(inhouse.context, ordered.id)
      const { state, url } = await auditLogs.getExport(ordered.id)
      expect(state).toBe('ready')

      const file = await get(new Request(url!))
      const [, ...lines] = (await file.text()).trimEnd().split('\r\n')
      expect(lines.map((line) => line.split(',')[4])).toEqual(['user_1', 'user_2'])
    })

    it('hears what is wrong with an event', async () => {
      const { auditLogs, organizations } = open()
      const { id } = await organizations.createOrganization({ name: 'Acme' })
      const wrong = { ...event('user_1'), targets: [{ id: '1', type: 'none' }] }
      const refusal = await auditLogs.createEvent(id, wrong).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(BadRequestException)
      expect(refusal).toMatchObject({
        code: 'invalid_audit_log_event',
        errors: [{ instancePath: '/targets/0/type' }],
      })
    })

    it('sets for how long events are kept', async () => {
      const { auditLogs, organizations } = open()
      const { id } = await organizations.createOrganization({ name: 'Acme' })
      const retention = await auditLogs.updateOrganizationAuditLogsRetention({
        id,
        retentionPeriod: '2_YEARS',
      })
      expect(retention).toEqual({ retentionPeriodInDays: 730 })
      expect(await auditLogs.getOrganizationAuditLogsRetention({ id })).toEqual(retention)
    })
  }
})
