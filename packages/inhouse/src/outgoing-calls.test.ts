import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { EgressError } from '@inhouse/core'
import { describeInhouse } from '@inhouse/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

const server = createServer((_request, response) => response.end('heard'))
let port = 0
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  ;({ port } = server.address() as AddressInfo)
})
afterAll(() => void server.close())

describeInhouse(
  'outgoing calls',
  [],
  (inhouse) => {
    it('reach what the host allows', async () => {
      const { fetch, checkUrl } = inhouse.context
      await checkUrl(`http://127.0.0.1:${port}/`)
      expect((await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('heard')
    })

    it('reach nothing else that is inside', async () => {
      const { fetch, checkUrl } = inhouse.context
      for (const call of [fetch, checkUrl]) {
        await expect(call(`https://127.0.0.2:${port}/`)).rejects.toThrow(EgressError)
      }
      const refused = { code: 'blocked_address', addressClass: 'private' }
      await expect(fetch('https://wiki.acme.internal/')).rejects.toMatchObject(refused)
    })
  },
  { egress: { allow: ['127.0.0.1'], resolve: async () => ['10.0.0.1'] } },
)

describeInhouse('outgoing calls without a word from the host', [], (inhouse) => {
  it('reach nothing on this machine', async () => {
    const call = inhouse.context.fetch(`http://localhost:${port}/`)
    await expect(call).rejects.toMatchObject({ code: 'blocked_address', addressClass: 'loopback' })
  })
})
