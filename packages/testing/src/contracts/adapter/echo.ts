import {
  type Caller,
  createInhouse,
  type InhouseOptions,
  module,
  operation,
  serializer,
} from '@inhouse/core'
import * as z from 'zod'
import { storages } from '../../storages.ts'

/** The one page that may call. */
export const origin = 'https://page.example.com'
/** How much of the endless answer was made, and whether it was told to stop. */
export const endless = { chunks: 0, isStopped: false }

/** An instance whose operations tell what has reached them. */
export async function echoing(options: Partial<InhouseOptions>) {
  const inhouse = createInhouse({
    url: 'http://localhost',
    storage: storages.sqlite(),
    clientId: 'client_test',
    secret: 'a secret of at least 32 characters',
    origins: [origin],
    modules: [module({ name: 'echo', operations })],
    ...options,
  })
  await inhouse.migrate()
  return inhouse
}

const words = z.union([z.string(), z.array(z.string())]).optional()
const said = { said: words, metadata: z.record(z.string(), z.string()).optional() }

const echo = serializer(
  'echo',
  { id: z.string(), q: words, ...said },
  (value: { id: string; q?: any; said?: any; metadata?: any }) => value,
)

const caller = serializer(
  'caller',
  { address: z.string().nullable(), user_agent: z.string().nullable() },
  ({ address, userAgent }: Caller) => ({ address, user_agent: userAgent }),
)

const operations = [
  operation({
    method: 'POST',
    path: '/echo/:id',
    summary: 'Echo',
    access: 'public',
    cors: 'allowed',
    query: z.object({ q: words }),
    body: z.object(said),
    status: 201,
    output: echo,
    handler: async (_ctx, { params, query, body }) => ({ ...params, ...query, ...body }),
  }),
  operation({
    method: 'GET',
    path: '/caller',
    summary: 'Who calls',
    access: 'public',
    output: caller,
    handler: async (_ctx, input) => input.caller,
  }),
  operation({
    method: 'GET',
    path: '/leave',
    summary: 'Redirect',
    access: 'public',
    handler: async (_ctx, { request }) =>
      new Response(null, {
        status: 302,
        headers: [
          [
            'location',
            `https://example.com/?was=${encodeURIComponent(request.headers.get('cookie')!)}`,
          ],
          ['set-cookie', 'a=1; Path=/'],
          ['set-cookie', 'b=2'],
        ],
      }),
  }),
  operation({
    method: 'DELETE',
    path: '/empty',
    summary: 'Nothing',
    access: 'public',
    body: z.object({ reason: z.string() }),
    handler: async (_ctx, { body }) =>
      new Response(null, { status: 204, headers: { 'x-reason': body.reason } }),
  }),
  operation({
    method: 'GET',
    path: '/large',
    summary: 'Six megabytes',
    access: 'public',
    handler: async () =>
      new Response(chunks(100), { headers: { 'content-type': 'application/json' } }),
  }),
  operation({
    method: 'GET',
    path: '/endless',
    summary: 'All there is',
    access: 'public',
    handler: async () => new Response(chunks(Infinity)),
  }),
]

function chunks(count: number): ReadableStream<Uint8Array> {
  let made = 0
  return new ReadableStream({
    async pull(controller) {
      // An answer that is made piece by piece waits for each.
      await new Promise((resolve) => setImmediate(resolve))
      controller.enqueue(new Uint8Array(65_536).fill(made++))
      endless.chunks = made
      if (made === count) controller.close()
    },
    cancel: () => void (endless.isStopped = true),
  })
}
