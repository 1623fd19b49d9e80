import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** A name server of one name, for the length of one test; RFC 1035, 4. It tells its own address. */
export async function nameServer(addressOf: (type: 'A' | 'AAAA') => string | undefined) {
  const socket = createSocket('udp4')
  onTestFinished(() => void socket.close())
  socket.on('message', (query, peer) => {
    const end = query.indexOf(0, 12) + 1
    const type = query.readUInt16BE(end) === 28 ? 'AAAA' : 'A'
    const address = addressOf(type)
    const head = Buffer.from(query.subarray(0, 12))
    head.writeUInt16BE(0x8180, 2)
    head.writeUInt16BE(address ? 1 : 0, 6)
    head.fill(0, 8)
    const question = query.subarray(12, end + 4)
    const answer = address ? [record(type, address)] : []
    socket.send([head, question, ...answer], peer.port)
  })
  await once(socket.bind(0, '127.0.0.1'), 'listening')
  return `127.0.0.1:${socket.address().port}`
}

/** The name of the question again, class IN, and no time to live. */
function record(type: 'A' | 'AAAA', address: string): Buffer {
  const data = type === 'A' ? Buffer.from(address.split('.').map(Number)) : bytesOf(address)
  const kind = type === 'A' ? 1 : 28
  return Buffer.concat([Buffer.from([0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 0, 0, data.length]), data])
}

function bytesOf(address: string): Buffer {
  const [left = '', right = ''] = address.split('::')
  const groups = (text: string) => text.split(':').filter(Boolean)
  const gap = Array(8 - groups(left).length - groups(right).length).fill('0')
  const all = [...groups(left), ...gap, ...groups(right)]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}
