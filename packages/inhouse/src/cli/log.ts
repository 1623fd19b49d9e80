import { isoTime, jsonLog, type Log, systemClock } from '@inhouse/core'
import { styled } from './print.ts'

const timed = (fields?: Record<string, unknown>) => ({ time: isoTime(systemClock()), ...fields })

/** For machines: a line of JSON each. */
export const serverLog: Log = {
  info: (message, fields) => jsonLog.info(message, timed(fields)),
  warn: (message, fields) => jsonLog.warn(message, timed(fields)),
  error: (message, fields) => jsonLog.error(message, timed(fields)),
}

/** For a person at a terminal, who need not hear that all is well. */
export const terminalLog: Log = {
  info: () => {},
  warn: (message, fields) => write('yellow', 'warning', message, fields),
  error: (message, fields) => write('red', 'error', message, fields),
}

function write(
  colour: 'yellow' | 'red',
  level: string,
  message: string,
  fields: Record<string, unknown> = {},
) {
  const details = Object.entries(fields).map(([name, value]) =>
    `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`.replaceAll(
      '\n',
      '\n  ',
    ),
  )
  const lines = [`${styled(colour, level, process.stderr)}  ${message}`, ...details]
  process.stderr.write(`${lines.join('\n  ')}\n`)
}
