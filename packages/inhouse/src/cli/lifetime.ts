import { type Log, systemClock } from '@inhouse/core'
import type { Server } from './server.ts'

const LIMIT_MS = 10_000

// Ctrl-C reaches us from the terminal, and again through each package manager we run under.
const SAME_SIGNAL_MS = 150

/** From now until it is asked to end: at the first signal in good order, at the second at once. */
export function liveUntilAsked(server: Server, close: () => Promise<void>, log: Log): void {
  let endingSince: number | undefined

  const end = async (reason: string, exitCode: number) => {
    if (endingSince !== undefined) {
      if (systemClock() - endingSince > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    endingSince = systemClock()
    log.info('Stopping: no new requests, and those that run are finished.', { reason })
    try {
      await server.stop(LIMIT_MS)
      await close()
    } catch (error) {
      log.error('It did not stop in good order.', { error: textOf(error) })
      exitCode ||= 1
    }
    log.info('Stopped.')
    process.exit(exitCode)
  }

  process.on('SIGTERM', () => void end('SIGTERM', 0))
  process.on('SIGINT', () => void end('SIGINT', 0))
  // After this nobody knows in what state the process is, so another takes over.
  process.on('uncaughtException', (error) => {
    log.error('An error that nobody caught.', { error: textOf(error) })
    void end('uncaught error', 1)
  })
  // This belongs to one request, and the others need not suffer for it.
  process.on('unhandledRejection', (error) => {
    log.error('A rejection that nobody handled.', { error: textOf(error) })
  })
  // Whoever read what we print may have gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}

const textOf = (error: unknown) => (error instanceof Error ? error.stack : String(error))
