import fc from 'fast-check'
import { COMPLAINTS, type Command } from '../../src/command.ts'
import { displayText } from '../../src/display.ts'
import type { Citation, Excerpt, Span } from '../../src/model.ts'
import type { Action, ActionKey, Reply, ReplyBlock } from '../../src/reply.ts'

/** What a source or a person may write to be more than text. */
export const HOSTILE = [
  '@everyone and @here',
  '<!channel> <!here|here>',
  '<@U123> <@!123> <@&123> <#C123|general>',
  '<https://evil.example|click> <t:1700000000:R> <:name:123>',
  '&lt;!channel&gt; &amp;',
  '*bold* _it_ ~s~ **b** __u__ ~~s~~',
  '***all*** *a_b*c_ 2 * 3 * 4',
  '||spoiler||',
  'a `code` b ```block``` ``',
  '[t](https://evil.example) ![i](u)',
  'https://evil.example/?a=1&b=<2>',
  ':smile: :+1::skin-tone-2: 12:30:45',
  '> quote',
  '>>> all',
  '# head',
  '-# small',
  '- item',
  '1. item',
  'a\n> b\n# c\r\n- d',
  '\\*not\\* \\',
  'zero\u200bwidth \u2060\ufeff\u00ad',
  '\u202eback\u202c \u2066iso\u2069',
  '\u001b[31mred\u001b[0m\u0007\u0000',
  'مرحبا بالعالم، ١٢',
  '👩‍🏽‍🚀🇨🇱 e\u0301a\u0300\u0301\u0302',
  'lone \ud800 and \udfff',
  '[…]',
  '“Quoted,” she said.',
] as const

const plainWords = fc.lorem({ maxCount: 12 })

/** Any text: with words, of any letters, of any units, or meant ill. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      plainWords,
      fc.constantFrom(...HOSTILE),
      fc.tuple(plainWords, fc.constantFrom(...HOSTILE)).map((parts) => parts.join(' ')),
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength }),
    )
    .map((text) => text.slice(0, maxLength))

/** A text of up to `most` UTF-16 code units: of sentences, of one endless word, of flags, of letters that have no end. */
export const longText = (most: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        fc.lorem({ mode: 'sentences', maxCount: 3 }).map((text) => `${text} `),
        fc.constantFrom(
          'x',
          '🇨🇱',
          '👩‍🏽‍🚀',
          '漢',
          '\u1100',
          'a\u0301',
          'مرحبا ',
          '"\\',
          '*_',
          '<&>',
          '\n> ',
          'a.b ',
          '\u200b',
        ),
        anyText(40),
      ),
      fc.integer({ min: 0, max: most }),
    )
    .map(([text, length]) => text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length))

/** Words that answer begin and end with a character. */
const marksOf = (text: string): fc.Arbitrary<readonly Span[]> =>
  fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 6 }).map((places) => {
    const starts = Uint32Array.from(characters.segment(text), ({ index }) => index)
    const sorted = places.map((place) => starts.find((start) => start >= place) ?? text.length)
    sorted.sort((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      start: sorted[index * 2] ?? 0,
      end: sorted[index * 2 + 1] ?? 0,
    })).filter(({ start, end }) => start < end)
  })

const characters = new Intl.Segmenter()

const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'https://post.example/a_b?c=*d*&e=<f>|g h',
    'javascript:alert(1)',
    'not a link',
    'ftp://x.example',
  ),
)

/** A link that opens a page at words of it. */
const linkAtWords = fc
  .tuple(fc.webUrl(), fc.lorem({ maxCount: 40 }))
  .map(([page, words]) => `${page}#:~:text=${encodeURIComponent(words)}`)

const citationOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Citation> =>
  fc
    .record(
      {
        title: text,
        publisher: text,
        published: fc.constantFrom('2025-12-14', '2024-05', '2023', 'last *spring*'),
        url: address,
        file: text,
      },
      { requiredKeys: ['title'] },
    )
    .map((fields) => ({ source: 's', paragraph: 1, headings: [], ...fields }))

const reference = fc.constantFrom('~a1', '~b2')
const count = fc.integer({ min: 1, max: 999 })

const contextAction = fc
  .record({ source: reference, start: fc.nat(99_999), end: fc.nat(99_999) })
  .map((at): Action => ({ key: 'context', label: 'Context', command: { kind: 'context', ...at } }))

const showAction = reference.map(
  (which): Action => ({ key: 'show', label: 'Show', command: { kind: 'source-show', which, page: 1 } }),
)

/** Where the reader shows something, with as many further places and as long a token as fit. */
const readAddress = fc.tuple(fc.nat(9_999), fc.nat(420), fc.boolean()).map(([at, length, isSigned]) => {
  const query = isSigned ? `also=7-9&key=${'k'.repeat(length)}.m-_` : `also=${'7-9.'.repeat(length / 4)}7-9`
  return `https://reader.example/s/0123456789ab.abcdef?${query}#${at}-${at + 9}`
})

export interface Sizes {
  /** Of the bot's own texts and of names. */
  readonly text: fc.Arbitrary<string>
  readonly excerpt: fc.Arbitrary<string>
  readonly blocks: number
  /** Fields, or commands, of one block. */
  readonly lines: number
}

/** Has a letter, a figure or a sign. */
const isVisible = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(displayText(text))

const excerptBlock = ({ text, excerpt }: Sizes): fc.Arbitrary<ReplyBlock> =>
  fc
    .tuple(
      excerpt.chain((words) => fc.tuple(fc.constant(words), marksOf(words))),
      citationOf(text),
      fc.record({ corroboration: text, sourceIsNamed: fc.boolean() }, { requiredKeys: [] }),
      fc.option(contextAction, { nil: undefined }),
      fc.option(excerpt, { nil: undefined, freq: 2 }),
      fc.option(fc.oneof(address, linkAtWords), { nil: undefined, freq: 2 }),
      fc.option(readAddress, { nil: undefined, freq: 2 }),
    )
    .map(([[words, marks], citation, labels, context, second, link, read]) => {
      const shown: Excerpt = {
        start: 0,
        end: words.length,
        text: words,
        marks,
        citation,
        alsoIn: [],
        ...(link !== undefined && { link }),
      }
      return {
        kind: 'excerpt',
        number: 1,
        excerpt: shown,
        labels: { place: 'paragraph 1', ...labels },
        ...(context && { context }),
        ...(read !== undefined && { read }),
        ...(second !== undefined &&
          isVisible(second) &&
          isVisible(words) && {
            further: [
              {
                ...shown,
                text: second,
                start: words.length + 9,
                end: words.length + 9 + second.length,
                marks: [],
              },
            ],
          }),
      }
    })

const anyBlock = (sizes: Sizes): fc.Arbitrary<ReplyBlock> => {
  const { text, lines } = sizes
  const list = { minLength: 1, maxLength: lines }
  return fc.oneof(
    { weight: 3, arbitrary: excerptBlock(sizes) },
    fc.record({ kind: fc.constantFrom('heading' as const, 'prose' as const, 'note' as const), text }),
    fc
      .tuple(
        citationOf(text),
        fc.option(showAction, { nil: undefined }),
        fc.option(readAddress, { nil: undefined, freq: 2 }),
      )
      .map(
        ([citation, show, read]): ReplyBlock => ({
          kind: 'source',
          number: 1,
          citation,
          ...(show && { show }),
          ...(read !== undefined && { read }),
        }),
      ),
    fc.record({
      kind: fc.constant('fields' as const),
      fields: fc.array(fc.record({ name: text, value: text }), list),
    }),
    fc.record({ kind: fc.constant('table' as const), rows: fc.array(text, list) }),
    fc.record({
      kind: fc.constant('usage' as const),
      lines: fc.array(fc.record({ command: text, description: text }), list),
    }),
  )
}

const question = fc.constantFrom('q1', 'q2')

const COMMANDS: Readonly<Record<Exclude<ActionKey, 'context' | 'show'>, fc.Arbitrary<Command>>> = {
  more: fc.record({ kind: fc.constant('more' as const), question, from: count }),
  previous: fc.record({ kind: fc.constant('source-list' as const), page: count }),
  next: fc.record({ kind: fc.constant('source-show' as const), which: reference, page: count }),
  up: fc.record({ kind: fc.constant('feedback' as const), question, vote: fc.constant('up' as const) }),
  down: fc.record({ kind: fc.constant('feedback' as const), question, vote: fc.constant('down' as const) }),
  complaint: fc.record({
    kind: fc.constant('feedback' as const),
    question,
    vote: fc.constantFrom(...COMPLAINTS),
  }),
  share: fc.record({ kind: fc.constant('share' as const), question }),
  dismiss: fc.record({ kind: fc.constant('dismiss' as const), question }),
  ask: fc.record({ kind: fc.constant('ask' as const), question: anyText(160) }),
  tell: fc.record({ kind: fc.constant('tell-me' as const), question }),
  add: fc.record({
    kind: fc.constant('source-anyway' as const),
    id: fc.constant('example.org/a~0123456789ab'),
  }),
  undo: fc.record({ kind: fc.constant('source-remove' as const), which: reference }),
  stop: fc.record({ kind: fc.constant('watch-stop' as const), which: fc.constantFrom('~w1', '~w2') }),
}

const anyAction: fc.Arbitrary<Action> = fc
  .constantFrom(...(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]))
  .chain((key) => fc.tuple(COMMANDS[key], anyText(120)).map(([command, label]) => ({ key, label, command })))

/** Any reply; the numbers of its excerpts and sources follow each other. */
export const anyReply = (sizes: Sizes): fc.Arbitrary<Reply> =>
  fc
    .record(
      {
        language: fc.constantFrom('en' as const, 'es' as const),
        outcome: fc.constantFrom('answered' as const, 'none' as const, 'done' as const),
        blocks: fc.array(anyBlock(sizes), { maxLength: sizes.blocks }),
        actions: fc.uniqueArray(anyAction, { maxLength: 6, selector: (action) => action.key }),
        chooser: anyText(60),
      },
      { requiredKeys: ['language', 'outcome', 'blocks'] },
    )
    .map((reply) => ({ ...reply, blocks: numbered(reply.blocks) }))

const numbered = (blocks: readonly ReplyBlock[]): readonly ReplyBlock[] => {
  let number = 0
  return blocks.map((block) => ('number' in block ? { ...block, number: ++number } : block))
}
