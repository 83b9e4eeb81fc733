import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createRetrieval } from '../../src/retrieval/retrieval.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { FROM_TERMINAL } from './shelf-of.ts'

const CHANGELOG = `# Changes of the harbour program

All notable changes, the newest first.

## 2.4.0 (2021-06-03)

### Added

- Tide charts for the outer pier.

### Removed

- The fax gateway.

## 2.3.0 (2021-01-15)

### Added

- A map of moorings.

### Removed

- The telex module. It was removed because nobody had removed it when the telex was removed from the office.

## v2.2.1

### Fixed

- Crash when a ship has no name.
`
const NOTES = `Notes of the crane program

1.9.2 (3 June 2019)

The bell of the crane was replaced by a siren, and the horn by a lamp.

1.9.1

Replaced the rope by a chain.
`
const FAQ = `# Questions about the ferry

## How long does the crossing take?

Six hours in good weather.

## Can I bring a dog?

Yes, on a lead, for eleven crowns.

## Who runs the line?

Petra Koch and her two sons.

The line carried nine thousand passengers, and runs the whole year.
`

const folder = mkdtempSync(join(tmpdir(), 'headings-'))
writeFileSync(join(folder, 'changes.md'), CHANGELOG)
writeFileSync(join(folder, 'notes.txt'), NOTES)
writeFileSync(join(folder, 'ferry.md'), FAQ)
const { shelf } = await loadShelf(folder)
const retrieval = createRetrieval(shelf)
const ask = (question: string) => retrieval.ask(question, FROM_TERMINAL)

test.each([
  ['What was removed in 2.4.0?', 'fax'],
  ['what was removed in version 2.4.0', 'fax'],
  ['What was removed in v2.3.0?', 'telex'],
  ['What was added in 2.3.0?', 'moorings'],
  ['What was added in version 2.4.0?', 'Tide'],
  ['What was fixed in 2.2.1?', 'Crash'],
  ['What was replaced in 1.9.2?', 'siren'],
  ['What was replaced in 1.9.1?', 'chain'],
])('the part of a version answers for that version alone: %s', (question, answer) => {
  const { status, excerpts } = ask(question)
  expect(excerpts[0]?.text).toContain(answer)
  expect(status).toBe('answered')
  const version = /[\d.]+\d/.exec(question)?.[0] ?? ''
  for (const { citation } of excerpts) expect(citation.headings.join()).toContain(version)
})

test('a version that no source has is not answered from another', () => {
  expect(ask('What was removed in 2.5.0?').status).not.toBe('answered')
  expect(ask('What was fixed in 2.4.0?').status).not.toBe('answered')
})

test('dates of parts are headings and no date of the source', () => {
  expect(shelf.sources.map(({ published }) => published)).toEqual([undefined, undefined, undefined])
  expect(shelf.passages.flatMap(({ headings }) => headings)).toContain('2.4.0 (2021-06-03)')
})

test.each([
  ['How long does the crossing take?', 'Six hours'],
  ['can i bring a dog', 'on a lead'],
  ['Who runs the line?', 'Petra Koch'],
])('a heading that asks is the question of the paragraph below it: %s', (question, answer) => {
  const { status, excerpts } = ask(question)
  expect(excerpts[0]?.text).toContain(answer)
  expect(status).toBe('answered')
})
