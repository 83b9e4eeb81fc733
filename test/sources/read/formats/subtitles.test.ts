import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSubtitles, readSubtitles } from '../../../../src/sources/read/formats/subtitles.ts'
import { expectSound, shown } from '../../offsets.ts'

const VTT = `WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000
<v Ruth Okafor>The pier will be rebuilt
by June this year.

2
00:00:04.500 --> 00:00:08.000
<v Ruth Okafor>We have the <i>steel</i> already.

3
01:02:08.500 --> 01:02:12.000 align:start
<v Luis Mora>Nobody asked Smith &amp; Sons.
`
const SRT =
  '1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}The pier will\r\nbe rebuilt.\r\n\r\n2\r\n00:00:30,000 --> 00:00:31,000\r\nBy June.\r\n'

describe('subtitles', () => {
  const read = (text: string) => {
    const { text: own, blocks, title } = readSubtitles(text, 'talks/town-hall_2021.vtt')
    expectSound(own, blocks)
    return { title, blocks: shown(own, blocks) }
  }

  test('are read as speech, with who speaks and when', () => {
    expect(isSubtitles(VTT)).toBe(true)
    expect(read(VTT)).toEqual({
      title: 'town hall 2021',
      blocks: [
        'heading: 0:01',
        'paragraph: Ruth Okafor: The pier will be rebuilt by June this year. We have the steel already.',
        'heading: 1:02:08',
        'paragraph: Luis Mora: Nobody asked Smith & Sons.',
      ],
    })
  })

  test('begin a paragraph after a pause, and in the middle of long speech with a sentence', () => {
    expect(isSubtitles(SRT)).toBe(true)
    expect(read(SRT).blocks).toEqual([
      'heading: 0:01',
      'paragraph: The pier will be rebuilt.',
      'heading: 0:30',
      'paragraph: By June.',
    ])
    const cues = Array.from(
      { length: 40 },
      (_, at) =>
        `00:00:${String(at).padStart(2, '0')}.000 --> 00:00:${String(at).padStart(2, '0')}.900\nThe pier will be rebuilt by June.`,
    )
    expect(
      read(`WEBVTT\n\n${cues.join('\n\n')}`).blocks.filter((block) => block.startsWith('heading')).length,
    ).toBe(3)
  })

  test('are not seen in other texts, and any text can be read', () => {
    for (const text of ['', 'The pier.', '1\nThe first chapter', 'WEBVTTS'])
      expect(isSubtitles(text)).toBe(false)
    fc.assert(
      fc.property(fc.string(), (junk) => {
        const { text, blocks } = readSubtitles(`WEBVTT\n\n00:01.000 --> 00:02.000\n${junk}`, 'a.vtt')
        expectSound(text, blocks)
      }),
    )
  })
})
