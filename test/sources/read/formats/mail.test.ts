import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../../../../src/sources/read/formats/text.ts'
import { expectSound, shown } from '../../offsets.ts'

const HEAD = [
  'From: "Ida Holm" <ida@harbour.example>',
  'To: Board <board@harbour.example>,',
  '  Clerk <clerk@harbour.example>',
  'Date: Tue, 4 Feb 2025 09:12:44 +0000',
  'Subject: The crane, again',
].join('\n')
const LETTER = 'Dear all,\n\nThe crane needs two new bearings, and they cost 14,800 crowns.\n\nIda'
const MAIL = `${HEAD}\n\n${LETTER}\n\n-- \nIda Holm\nTreasurer`

describe('an e-mail saved as text', () => {
  test('says its title, author and date in its head', () => {
    expect(readText(MAIL, 'a.txt')).toMatchObject({
      id: 'a.txt',
      title: 'The crane, again',
      author: 'Ida Holm',
      published: '2025-02-04',
      text: MAIL,
    })
  })

  test('has its head and signature as furniture, and its subject as the title', () => {
    const { text, blocks } = readText(MAIL, 'a.txt')
    expectSound(text, blocks)
    expect(shown(text, blocks)).toEqual([
      'furniture: From: "Ida Holm" <ida@harbour.example>',
      'furniture: To: Board <board@harbour.example>,',
      'furniture: Clerk <clerk@harbour.example>',
      'furniture: Date: Tue, 4 Feb 2025 09:12:44 +0000',
      'title: The crane, again',
      'paragraph: Dear all,',
      'paragraph: The crane needs two new bearings, and they cost 14,800 crowns.',
      'paragraph: Ida',
      'furniture: -- \nIda Holm\nTreasurer',
    ])
  })

  test('is read in Spanish', () => {
    const { title, author, published } = readText(
      'De: Ana Ruiz\r\nEnviado el: 4 de febrero de 2025\r\nPara: Bo\r\nAsunto: La grúa\r\n\r\nHola.',
      'a.txt',
    )
    expect({ title, author, published }).toEqual({
      title: 'La grúa',
      author: 'Ana Ruiz',
      published: '2025-02-04',
    })
  })

  test.each([
    ['only two fields', 'From: A\nSubject: B\n\nWords.'],
    ['a head without a subject', 'From: A\nTo: B\nDate: 2025-01-01\n\nWords.'],
    ['an interview', 'From: where did you come?\nAna: From Lima.\nSubject: nothing\n\nWords.'],
    ['a text', 'The crane needs two new bearings.'],
  ])('is not recognised in %s', (_, text) => {
    expect(readText(text, 'a.txt').title).toBeUndefined()
  })
})

test('blocks of any e-mail are sound', () => {
  const piece = fc.constantFrom(
    'From: A B',
    'Subject: ',
    'Subject: x',
    'Date: 1 May 2024',
    'To: ',
    ' on',
    '',
    '-- ',
    'Hi.',
    '\u200b',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (lines) => {
      const { text, blocks } = readText(lines.join('\n'), 'a.txt')
      expectSound(text, blocks)
    }),
    { numRuns: 300 },
  )
})
