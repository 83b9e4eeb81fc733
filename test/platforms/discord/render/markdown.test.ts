import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayRuns, displayText } from '../../../../src/display.ts'
import { escapeMarkdown, linkTarget, titleLink } from '../../../../src/platforms/discord/render/markdown.ts'
import { renderMessage } from '../../../../src/platforms/discord/render/render.ts'
import { HOSTILE } from '../../../contracts/replies.ts'
import { excerptBlock, replyOf } from '../../../contracts/samples.ts'
import { readMarkdown, textOf } from '../markdown.ts'
import { linesIn } from '../shown.ts'

/** Characters, words and patterns that mean something to Discord, in any order. */
const markdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'\\*_~|`<>[]()@#:-+.!/&{}= \n1a'),
      fc.constantFrom(
        ...[
          'https://a.b/c',
          '<@1>',
          '<t:1>',
          '</ask:1>',
          '<id:guide>',
          '<:e:1>',
          ':smile:',
          '@here',
          '1. ',
          '-# ',
        ],
        ...[
          '**',
          '__',
          '~~',
          '||',
          '```',
          '> ',
          '>>> ',
          '### ',
          '[a](https://b.c)',
          '<https://d.e>',
          '¯\\_(ツ)_/¯',
        ],
      ),
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('an escaped text', () => {
  test.each([
    ['', 'plain'],
    ['> ', 'quote'],
    ['### ', 'heading'],
    ['-# ', 'small'],
  ] as const)('after “%s” shows as it stands, with nothing active in it', (before, kind) => {
    fc.assert(
      fc.property(markdown, (text) => {
        const lines = readMarkdown(before + escapeMarkdown(text))
        // An invisible text is never put into a message.
        if (displayText(text).trim() === '') return
        expect(lines).toHaveLength(1)
        expect(lines[0]?.kind).toBe(kind)
        expect(lines[0]?.nodes.map((node) => node.kind)).toEqual(['text'])
        expect(textOf(lines)).toBe(
          before === '> ' || before === '' ? displayText(text) : displayText(text).trimStart(),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('in bold is bold and nothing else', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const shown = displayText(text).trim()
        if (shown === '') return
        const [line] = readMarkdown(`a **${escapeMarkdown(shown)}** b`)
        expect(line?.nodes.map((node) => [node.kind, node.text])).toEqual([
          ['text', 'a '],
          ['bold', shown],
          ['text', ' b'],
        ])
      }),
      { numRuns: 1000 },
    )
  })

  test('without its backslashes is the text', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(escapeMarkdown(text).replace(/\\([^0-9A-Za-z\s])/gu, '$1')).toBe(displayText(text))
      }),
    )
  })

  test('in runs, bold and not by turns, is bold and text and nothing else', () => {
    fc.assert(
      fc.property(markdown, fc.nat(40), fc.nat(40), (text, one, other) => {
        const shown = displayText(text).trim()
        const [start, end] = [Math.min(one, other), Math.max(one, other)]
        const block = excerptBlock(shown, { title: 'T' })
        const marks = start < end && end <= shown.length ? [{ start, end }] : []
        const runs = displayRuns(shown, marks)
        if (runs.length === 0) return
        const message = renderMessage(replyOf({ ...block, excerpt: { ...block.excerpt, marks } }))
        const [line] = linesIn(message)
        expect(line?.kind).toBe('quote')
        expect(line?.nodes.filter(({ kind }) => kind !== 'text' && kind !== 'bold')).toEqual([])
        expect(line?.nodes.map((node) => node.text).join('')).toBe(runs.map((run) => run.text).join(''))
      }),
      { numRuns: 1000 },
    )
  })

  test('is as short as possible', () => {
    expect(escapeMarkdown('What came nearest:')).toBe('What came nearest:')
    expect(escapeMarkdown('On 14 May, at 10:30, she said: “It’s 1.5 km (or so) – we’re off.”')).toBe(
      'On 14 May, at 10\\:30, she said: “It’s 1.5 km (or so) – we’re off.”',
    )
  })
})

describe('the model of Discord’s markdown', () => {
  // No test here can find what this model does not see.
  test.each([
    ['**b**', 'bold'],
    ['*i*', 'italic'],
    ['_i_', 'italic'],
    ['__u__', 'underline'],
    ['~~s~~', 'strike'],
    ['||s||', 'spoiler'],
    ['`c`', 'code'],
    ['```c```', 'code'],
    ['<@1>', 'mention'],
    ['<@!1>', 'mention'],
    ['<@&1>', 'mention'],
    ['<#1>', 'mention'],
    ['</ask:1>', 'mention'],
    ['<id:guide>', 'mention'],
    ['@everyone', 'mention'],
    ['@here', 'mention'],
    ['<:e:1>', 'emoji'],
    ['<a:e:1>', 'emoji'],
    [':smile:', 'emoji'],
    ['<t:0>', 'time'],
    ['<t:0:R>', 'time'],
    ['https://a.b', 'address'],
    ['<https://a.b>', 'address'],
    ['<me@a.b>', 'address'],
    ['[a](https://b.c)', 'link'],
    ['[a](<https://b.c>)', 'link'],
    ['- a', 'list'],
    ['* a', 'list'],
    ['1. a', 'list'],
    ['> - a', 'list'],
    ['> # a', 'list'],
  ])('sees %s as %s', (text, kind) => {
    const active = readMarkdown(text).flatMap(({ nodes }) => nodes.filter((node) => node.kind !== 'text'))
    expect(active.map((node) => node.kind)).toEqual([kind])
  })

  test.each([
    ['> a', 'quote'],
    ['>>> a', 'quote'],
    ['# a', 'heading'],
    ['### a', 'heading'],
    ['-# a', 'small'],
  ])('sees the line %s as %s', (text, kind) => {
    expect(readMarkdown(text)[0]?.kind).toBe(kind)
  })
})

describe('a link', () => {
  test('is the address of a page in angle brackets, and nothing else', () => {
    expect(linkTarget('https://post.example/a?b=c#d', 500)).toBe('<https://post.example/a?b=c#d>')
    expect(linkTarget('http://post.example', 500)).toBe('<http://post.example/>')
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.b/',
      'discord://a',
      'no',
      '',
      undefined,
    ])
      expect(linkTarget(url, 500)).toBeUndefined()
    expect(linkTarget('https://bank.example@evil.example/', 500)).toBeUndefined()
    expect(linkTarget('https://:secret@evil.example/', 500)).toBeUndefined()
    expect(linkTarget(`https://post.example/${'a'.repeat(500)}`, 500)).toBeUndefined()
  })

  test('holds no character that could end it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), markdown, (url, text) => {
        const target = linkTarget(`${url}${text}`, 100_000)
        if (target !== undefined) expect(target).toMatch(/^<https?:\/\/[^\s<>()[\]*|`\\"'{}^]+>$/)
      }),
    )
    expect(linkTarget('https://a.b/c(d)?e=*f*|g', 500)).toBe('<https://a.b/c%28d%29?e=%2Af%2A%7Cg>')
  })

  test.each([
    ['Chile: 10 questions, and #1 of them', '[Chile: 10 questions, and #1 of them](<https://a.b/>)'],
    ['A *bold* move', 'A \\*bold\\* move [Link](<https://a.b/>)'],
    ['Prices [updated]', 'Prices \\[updated\\] [Link](<https://a.b/>)'],
    ['Party 🎉', 'Party 🎉 [Link](<https://a.b/>)'],
    ['See https://x.example', 'See https\\://x.example [Link](<https://a.b/>)'],
    ['A :smile: here', 'A \\:smile: here [Link](<https://a.b/>)'],
    ['', '[Link](<https://a.b/>)'],
    ['—', '— [Link](<https://a.b/>)'],
  ])('on the title “%s” shows it as it stands', (title, shown) => {
    const target = linkTarget('https://a.b/', 500)
    expect(titleLink(title, target, 'Link')).toBe(shown)
    expect(titleLink(title, undefined, 'Link')).not.toContain('a.b')
  })

  test('leads only where the source is, whatever its title', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const title = displayText(text).trim()
        const nodes = readMarkdown(`**1** ${titleLink(title, '<https://a.b/>', 'Link')} — P`).flatMap(
          ({ nodes }) => nodes,
        )
        const links = nodes.filter((node) => node.kind !== 'text' && node.kind !== 'bold')
        expect(links.map(({ kind, target }) => [kind, target])).toEqual([['link', 'https://a.b/']])
        expect(nodes.map((node) => node.text).join('')).toContain(title)
      }),
      { numRuns: 500 },
    )
  })
})
