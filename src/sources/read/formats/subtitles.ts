import type { Document } from '../../document.ts'
import { titleFrom } from '../fields.ts'
import { joinBlocks, type UnplacedBlock } from './blocks.ts'

/** A line with the times of a cue, in WebVTT and SubRip. */
const TIMES = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2})[.,]\d{1,3}\s+-->\s+((?:\d{1,3}:)?\d{1,2}:\d{2})[.,]\d{1,3}/
/** In seconds: after such a pause a new paragraph begins. */
const PAUSE = 8
/** In characters: from this length on, a paragraph ends with its sentence. */
const LONG = 500

/** Whether a text is subtitles: WebVTT, or SubRip, which begins with a number and a line of times. */
export const isSubtitles = (text: string): boolean =>
  /^WEBVTT(?:\s|$)/.test(text) || TIMES.test(/^\s*\d+\r?\n(.*)/.exec(text.slice(0, 300))?.[1] ?? '')

/**
 * Reads subtitles as speech: the words of each speaker in paragraphs, each below the time at which it begins, as a heading. Marks, notes and styles are
 * left out. A speaker that the file names stands before the words: "Ruth Okafor: …".
 */
export const readSubtitles = (text: string, id: string): Document => {
  const blocks: UnplacedBlock[] = []
  let before: Cue | undefined
  let words = ''
  let begun = 0
  const flush = () => {
    if (words === '') return
    const named = before?.speaker === undefined ? words : `${before.speaker}: ${words}`
    blocks.push({ kind: 'heading', level: 3, words: clock(begun) }, { kind: 'paragraph', words: named })
    words = ''
  }
  for (const cue of cuesOf(text)) {
    const isNew = cue.speaker !== before?.speaker || cue.start - (before?.end ?? 0) > PAUSE
    if (isNew || (words.length > LONG && /[.!?…。][”"»']?$/.test(words))) flush()
    if (words === '') begun = cue.start
    words = words === '' ? cue.words : `${words} ${cue.words}`
    before = cue
  }
  flush()
  return { id, file: id, title: titleFrom(id), ...joinBlocks(blocks) }
}

interface Cue {
  /** In seconds. */
  readonly start: number
  readonly end: number
  readonly speaker: string | undefined
  readonly words: string
}

function* cuesOf(text: string): Generator<Cue> {
  for (const part of text.split(/\r?\n[ \t]*\r?\n/)) {
    const lines = part.split(/\r?\n/)
    const at = lines.findIndex((line) => TIMES.test(line))
    const times = TIMES.exec(lines[at] ?? '')
    if (!times) continue
    const spoken = lines.slice(at + 1).join(' ')
    const words = plain(spoken)
    if (words === '') continue
    const [start, end] = [secondsOf(times[1] ?? ''), secondsOf(times[2] ?? '')]
    const voice = /<v(?:\.[\w.-]{1,40})?\s+([^<>]{1,80})>/.exec(spoken)?.[1]?.trim()
    yield { start, end, speaker: voice, words }
  }
}

/** Without tags (`<v Ann>`, `<i>`, `{\an8}`) and with the few references that subtitles have resolved. */
const plain = (words: string): string =>
  words
    .replace(/<[^<>]{0,200}>|\{\\[^{}]{0,40}\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => REFERENCES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' }

const secondsOf = (time: string): number =>
  time.split(':').reduce((total, part) => total * 60 + Number(part), 0)

/** "1:02:03", or "2:03" within the first hour. */
const clock = (seconds: number): string => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
