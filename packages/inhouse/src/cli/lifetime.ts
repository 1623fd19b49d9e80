import { type Log, systemClock } from '@inhouse/core'

interface Stoppable {
  /** Waits for what runs, so many milliseconds at most. */
  stop(limitMs: number): Promise<void>
}

export const together = (...parts: readonly Stoppable[]): Stoppable => ({
  async stop(limitMs) {
    await Promise.all(parts.map((part) => part.stop(limitMs)))
  },
})

const LIMIT_MS = 10_000

// Ctrl-C reaches us from the terminal, and again through each package manager we run under.
const SAME_SIGNAL_MS = 150

/** From now until it is asked to end: at the first signal in good order, at the second at once. */
export function liveUntilAsked(running: Stoppable, close: () => Promise<void>, log: Log): void {
  let endingSince: number | undefined

  const end = async (reason: string, exitCode: number) => {
    if (endingSince !== undefined) {
      if (systemClock() - endingSince > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    endingSince = systemClock()
    log.info('Stopping: nothing new is begun, and what runs is finished.', { reason })
    try {
      await running.stop(LIMIT_MS)
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
