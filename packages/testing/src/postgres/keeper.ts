// Keeps a server for the process that started it: says where it is, and cleans up when asked to or
// when the pipe to that process breaks, which it does even if that process is killed.
import { once } from 'node:events'
import { runServer } from './run-server.ts'

const end = Promise.race([
  once(process.stdin.resume(), 'end'),
  ...['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)),
])
// Nobody may be there any more to read where the server is.
process.stdout.on('error', () => {})

const server = await runServer()
process.stdout.write(server.url)
await end
await server.stop()
process.exit()
