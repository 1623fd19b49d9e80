import { commonWords, longestCommonWord } from './common-words.ts'

export interface Weakness {
  warning: string
  suggestions: string[]
}

/** Why a password would be among the first guesses, if it would. */
export function findWeakness(password: string): Weakness | undefined {
  const text = password.toLowerCase()
  const straight = splitIntoPieces(text)
  // Two easy texts in turns, as in '1q2w3e4r5t'.
  const inTurns = [everyOther(text, 0), everyOther(text, 1)].flatMap(splitIntoPieces)
  const easiest = effortOf(inTurns) < effortOf(straight) ? inTurns : straight
  if (effortOf(easiest) > 5) return undefined

  const [longest] = easiest.toSorted((a, b) => b.length - a.length)
  return { warning: warnings[longest?.kind ?? 'character'], suggestions }
}

type Kind = 'repeat' | 'sequence' | 'keyboard' | 'year' | 'word' | 'digit' | 'character'

interface Piece {
  kind: Kind
  length: number
}

// How much of a guess each piece takes: about so many random characters.
const efforts: Record<Kind, number> = {
  repeat: 0.5,
  sequence: 1,
  keyboard: 1,
  year: 1,
  word: 2,
  digit: 0.5,
  character: 1,
}

const warnings: Record<Kind, string> = {
  repeat: 'Repeated characters are easy to guess.',
  sequence: 'Sequences like "abc" or "6543" are easy to guess.',
  keyboard: 'Rows of neighbouring keys are easy to guess.',
  year: 'Dates are easy to guess.',
  word: 'This is similar to a commonly used password.',
  digit: 'Numbers alone are easy to guess.',
  character: 'This password is easy to guess.',
}

const suggestions = [
  'Use a few uncommon words together, or a password manager.',
  'Capital letters, and digits in place of letters, do not help much.',
]

const effortOf = (pieces: Piece[]) => pieces.reduce((sum, { kind }) => sum + efforts[kind], 0)

const everyOther = (text: string, first: 0 | 1) =>
  Array.from(text)
    .filter((_, index) => index % 2 === first)
    .join('')

function splitIntoPieces(text: string): Piece[] {
  const readings = [text, unleet(text, 'i'), unleet(text, 'l')]
  const pieces: Piece[] = []
  for (let at = 0; at < text.length;) {
    const piece = longestPiece(text, readings, at)
    pieces.push(piece)
    at += piece.length
  }
  return pieces
}

function longestPiece(text: string, readings: string[], at: number): Piece {
  const candidates: Piece[] = [
    { kind: 'repeat', length: repeatLength(text, at) },
    { kind: 'sequence', length: sequenceLength(text, at) },
    { kind: 'keyboard', length: Math.max(...keyboardRows.map((row) => runLength(row, text, at))) },
    { kind: 'year', length: /^(19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0 },
    { kind: 'word', length: Math.max(...readings.map((reading) => wordLength(reading, at))) },
  ]
  const [longest] = candidates.toSorted((a, b) => b.length - a.length)
  if (longest && longest.length >= 3) return longest
  return { kind: /\d/.test(text.charAt(at)) ? 'digit' : 'character', length: 1 }
}

// 'aaaa', and also a unit that has just been said once more, as the second half of 'fkwpfkwp'.
function repeatLength(text: string, at: number): number {
  let longest = 0
  for (let unit = 1; unit <= at; unit++) {
    let end = at
    while (end < text.length && text[end] === text[end - unit]) end += 1
    if (end - at >= Math.min(unit, 3)) longest = Math.max(longest, end - at)
  }
  return longest >= 2 ? Math.max(longest, 3) : longest
}

function sequenceLength(text: string, at: number): number {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at)
  if (Math.abs(step) !== 1) return 0
  let end = at + 1
  while (text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end += 1
  return end - at
}

const rows = [
  '1234567890 13579 24680 147258369 !@#$%^&*() !"§$%&/()=',
  'qwertyuiop asdfghjkl zxcvbnm azertyuiop qwertzuiop yxcvbnm 1qaz2wsx3edc4rfv5tgb6yhn7ujm',
].flatMap((row) => row.split(' '))

const keyboardRows = rows.flatMap((row) => [row, Array.from(row).toReversed().join('')])

function runLength(row: string, text: string, at: number): number {
  let length = 0
  while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1
  return length
}

function wordLength(text: string, at: number): number {
  for (let length = Math.min(longestCommonWord, text.length - at); length >= 3; length--) {
    if (commonWords.has(text.slice(at, at + length))) return length
  }
  return 0
}

const leet: Record<string, string> = { 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }

const unleet = (text: string, one: string) =>
  text.replace(/[013457@$!]/g, (character) => leet[character] ?? one)
