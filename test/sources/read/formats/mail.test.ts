import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeMime, isMime } from '../../../../src/sources/read/formats/mime.ts'
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

describe('what a mail quotes from another', () => {
  const bodyOf = (letter: string) => {
    const { text, blocks } = readText(`${HEAD}\n\n${letter}`, 'a.txt')
    expectSound(text, blocks)
    return blocks.filter(({ kind }) => kind === 'paragraph').map(({ start, end }) => text.slice(start, end))
  }

  test.each([
    'On Mon, 3 May 2021 at 18:40, Luis Mora <luis@example.org> wrote:',
    'El lun, 3 may 2021 a las 18:40, Luis Mora escribió:',
  ])('is not its sender’s: %s', (line) => {
    expect(
      bodyOf(`They cost 14,800 crowns.\n\n${line}\n> What do they cost?\n> I heard 10,000 crowns.`),
    ).toEqual(['They cost 14,800 crowns.'])
  })

  test('is left out where it is quoted whole, and read where it was forwarded', () => {
    expect(
      bodyOf('I agree with it.\n\n-----Original Message-----\nFrom: Bo\nWe should buy them now.'),
    ).toEqual(['I agree with it.'])
    expect(bodyOf('---------- Forwarded message ---------\nWe should buy them now, I think.')).toContain(
      'We should buy them now, I think.',
    )
  })
})

describe('an encoded mail', () => {
  const encoded = (head: string, body: string) =>
    new TextEncoder().encode(
      `From: =?utf-8?Q?Ruth_Ok=C3=A1for?= <r@example.org>\r\nDate: Tue, 04 May 2021 23:12:44 -0400\r\nSubject: =?utf-8?Q?The_caf=C3=A9?=\r\nMIME-Version: 1.0\r\n${head}\r\n\r\n${body}`,
    )
  const parts = (...all: string[]) => `${all.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`

  test.each([
    [
      'quoted-printable',
      encoded(
        'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable',
        'The dues of the caf=C3=A9 rise in Jun=\r\ne.',
      ),
    ],
    [
      'base64',
      encoded(
        'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64',
        Buffer.from('The dues of the café rise in June.').toString('base64'),
      ),
    ],
    [
      'in parts',
      encoded(
        'Content-Type: multipart/alternative; boundary=b',
        parts(
          'Content-Type: text/plain; charset=utf-8\r\n\r\nThe dues of the café rise in June.',
          'Content-Type: text/html\r\n\r\n<p>Something else.</p>',
        ),
      ),
    ],
    [
      'in HTML alone',
      encoded(
        'Content-Type: multipart/alternative; boundary=b',
        parts(
          'Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>The dues of the <b>café</b> rise in June.</p>',
        ),
      ),
    ],
  ])('is decoded: %s', async (_how, bytes) => {
    expect(isMime(bytes)).toBe(true)
    const document = readText(await decodeMime(bytes), 'a.eml')
    expect(document).toMatchObject({ title: 'The café', author: 'Ruth Okáfor', published: '2021-05-04' })
    expect(shown(document.text, document.blocks).at(-1)).toBe('paragraph: The dues of the café rise in June.')
  })

  test('is not seen in a plain one, and no bytes make it fail', async () => {
    expect(isMime(new TextEncoder().encode(MAIL))).toBe(false)
    const head = encoded('Content-Type: multipart/mixed; boundary=b', '')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (junk) => {
        const text = await decodeMime(Buffer.concat([head, junk]))
        expect(text.isWellFormed() && !text.includes('\0')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
