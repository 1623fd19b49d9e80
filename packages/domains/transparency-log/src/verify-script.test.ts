import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logOf } from '../test/logs.ts'
import { exportLines, hashJsonLeaf, logId, signTreeHead, treeHead } from './index.ts'

const script = join(import.meta.dirname, '../../../../docs/verify-audit-log.py')
const has = (program: string, arg: string) => spawnSync(program, [arg]).status === 0

// Every kind of number, name and character that two programs could write differently.
const odd = [0, -0, 1e21, 1e-7, 123e-20, 0.1, 1.5e300, 5e-324, 2 ** 53, -2.5, 1e20, 1 / 3, 100]
const events = Array.from({ length: 60 }, (_, index) => ({
  id: `audit_log_event_${index}`,
  action: index % 2 ? 'user.signed_in' : 'document.read',
  metadata: { [`€${index}`]: '"\\\n\u0007\u007f\u2028', '😀': null, '\ufb33': odd, ö: [true, {}] },
  number: odd[index % odd.length]! * (index + 1),
}))

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const folder = mkdtempSync(join(tmpdir(), 'inhouse-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const headOf = (all: readonly unknown[]) =>
  signTreeHead(
    treeHead(logOf(all.map(hashJsonLeaf)).frontier, {
      timestamp: '2026-01-01T00:00:00.000Z',
      log_id: logId(publicKey),
    }),
    privateKey,
  )

const earlier = file('earlier.json', JSON.stringify(headOf(events.slice(0, 23))))
const key = file('key.pem', publicKey.export({ type: 'spki', format: 'pem' }))
const strangerKey = file('stranger.pem', stranger.publicKey.export({ type: 'spki', format: 'pem' }))

async function linesOf(all: readonly unknown[]): Promise<string[]> {
  const { getNode } = logOf(all.map(hashJsonLeaf))
  const entries = all.map((event, leaf_index) => ({ leaf_index, event }))
  const options = { head: headOf(all), earlierSize: 23, getNode, entries }
  return Array.fromAsync(exportLines(options))
}

function run(lines: readonly string[], ...args: string[]) {
  const path = file('export.ndjson', `${lines.join('\n')}\n`)
  const { status, stdout, stderr } = spawnSync('python3', [script, path, ...args], {
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

describe.skipIf(!has('python3', '--version'))('docs/verify-audit-log.py', () => {
  let lines: string[] = []
  beforeAll(async () => {
    lines = await linesOf(events)
  })

  it('finds a log good that is', () => {
    expect(run(lines, '--earlier', earlier)).toEqual({
      status: 0,
      said:
        '60 entries are in the log of 60, all from leaf 0.\n' +
        'The log of 23 is its beginning.\n' +
        'The signature was not checked: no --key was given.\n',
    })
    const some = lines.filter((_, line) => line === 0 || line % 7 === 0)
    expect(run(some, '--partial')).toMatchObject({ status: 0 })
    const young = lines.filter((_, line) => line === 0 || line > 10)
    expect(run(young, '--first', '10')).toMatchObject({ status: 0 })
  })

  it.skipIf(!has('openssl', 'version'))('checks the signature by openssl', () => {
    expect(run(lines, '--key', key)).toMatchObject({
      status: 0,
      said: expect.stringContaining('The head is signed by this key.'),
    })
    const other = expect.stringContaining('NOT GOOD: the head is of another log')
    expect(run(lines, '--key', strangerKey)).toMatchObject({ status: 1, said: other })
    const later = [lines[0]!.replace('2026-01-01', '2026-01-02'), ...lines.slice(1)]
    const forged = expect.stringContaining('NOT GOOD: the head is not signed by this key')
    expect(run(later, '--key', key)).toMatchObject({ status: 1, said: forged })
  })

  it.each<[string, string, (lines: string[]) => void]>([
    [
      'changed',
      'line 8: not what',
      (all) => void (all[7] = all[7]!.replace('read', 'sent').replace('signed_in', 'signed_up')),
    ],
    ['dropped', 'line 8: expected leaf 6', (all) => void all.splice(7, 1)],
    ['swapped', 'line 8: expected leaf 6', (all) => void all.splice(7, 2, all[8]!, all[7]!)],
    ['repeated', 'line 9: expected leaf 7', (all) => void all.splice(7, 0, all[7]!)],
    ['cut off at the end', 'ends before leaf 59', (all) => void all.pop()],
    [
      'said to be another',
      'line 8: not what',
      (all) => void all.splice(7, 2, all[8]!.replace('"leaf_index":7', '"leaf_index":6')),
    ],
    [
      'without its proof',
      'line 8: the proof is too short',
      (all) => void (all[7] = all[7]!.replace(/"inclusion_proof":\[.*?\]/, '"inclusion_proof":[]')),
    ],
    [
      'written in another way',
      'line 8: not canonical',
      (all) => void (all[7] = all[7]!.replace(':', ': ')),
    ],
    [
      'said twice in a line',
      'line 8: not canonical',
      (all) => void (all[7] = all[7]!.replace('"id":', '"id":"x","id":')),
    ],
    ['no JSON', 'line 8: ', (all) => void (all[7] = all[7]!.slice(1))],
  ])('finds a line that is %s', (_, said, tamper) => {
    const all = [...lines]
    tamper(all)
    expect(run(all)).toEqual({ status: 1, said: expect.stringContaining(`NOT GOOD: ${said}`) })
  })

  it('finds a log that was written anew, if an earlier head was kept', async () => {
    const anew = events.with(3, { ...events[3]!, action: 'document.sent' })
    const forged = await linesOf(anew)
    expect(run(forged)).toMatchObject({ status: 0 })
    expect(run(forged, '--earlier', earlier)).toMatchObject({
      status: 1,
      said: expect.stringContaining('the log is not the one of the earlier head'),
    })
  })
})
