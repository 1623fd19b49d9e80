import { isoTime, milliseconds } from '@inhouse/core'
import * as z from 'zod'

const FIRST = milliseconds('1900-01-01T00:00:00Z')
const LAST = milliseconds('9999-12-31T00:00:00Z')

/** A moment in any time zone, of a year that every database knows. */
export const moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => milliseconds(text) >= FIRST && milliseconds(text) <= LAST, {
    error: 'A moment between the years 1900 and 9999.',
  })

// Most write it as a column does, and to make a date of it takes longer than to look.
const asInColumn = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The same moment as a column keeps it. */
export const inColumn = (moment: string): string =>
  asInColumn.test(moment) ? moment : isoTime(moment)
