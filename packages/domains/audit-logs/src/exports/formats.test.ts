import { expect, it } from 'vitest'
import { csvLine } from './formats.ts'

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['a=1', 'a=1'],
  ['', ''],
  [undefined, ''],
  [-1, '-1'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['=a,"b"', '"\'=a,""b"""'],
])('writes %j as %s', (cell, text) => {
  expect(csvLine([cell, 'end'])).toBe(`${text},end\r\n`)
})
