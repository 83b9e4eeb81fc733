import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayRuns, displayText } from '../../../../src/display.ts'
import { cutRuns, cutText } from '../../../../src/platforms/discord/render/cut.ts'
import { renderMessage } from '../../../../src/platforms/discord/render/render.ts'
import type { Reply, ReplyBlock } from '../../../../src/reply.ts'
import { heading, note, prose } from '../../../../src/reply.ts'
import { anyText } from '../../../contracts/replies.ts'
import { excerptBlock, replyOf } from '../../../contracts/samples.ts'
import { checkBody } from '../openapi.ts'
import { linesIn, quoted, visible, wireOf } from '../shown.ts'

const SENTENCE = 'The ferry Aurora crossed the strait in fog that morning. '

const rendered = (reply: Reply) => {
  const message = renderMessage(reply)
  checkBody('create_message', wireOf(message))
  return message
}

const textOf = ({ runs }: { readonly runs: readonly { readonly text: string }[] }) =>
  runs.map((run) => run.text).join('')
const length = (cut: { readonly runs: readonly { readonly text: string }[] }) => textOf(cut).length

describe('an excerpt that is too long', () => {
  const cutAround = (text: string, answer: string, room: number) => {
    const start = text.indexOf(answer)
    return cutRuns(displayRuns(text, [{ start, end: start + answer.length }]), room, length)
  }

  test('is cut at the end of a sentence', () => {
    const cut = cutRuns(displayRuns(SENTENCE.repeat(9), []), 200, length)
    expect(textOf(cut)).toBe(SENTENCE.repeat(3).trim())
    expect([cut.before, cut.after]).toEqual([false, true])
  })

  test('is cut at the end of a word where no sentence ends near', () => {
    const cut = cutRuns(displayRuns('harbour '.repeat(99), []), 100, length)
    expect(textOf(cut)).toBe('harbour '.repeat(12).trim())
  })

  test('begins with the sentence that answers if that is far from the start', () => {
    const cut = cutAround(`${SENTENCE.repeat(9)}Sixty were aboard. ${SENTENCE.repeat(9)}`, 'Sixty', 200)
    expect(textOf(cut)).toMatch(/^The ferry Aurora[^.]+\. Sixty were aboard\. |^Sixty were aboard\. /)
    expect([cut.before, cut.after]).toEqual([true, true])
    expect(cut.runs.filter((run) => run.marked).map((run) => run.text)).toEqual(['Sixty'])
  })

  test('begins with a word if the sentence that answers is itself too long', () => {
    const cut = cutAround(`${'harbour '.repeat(99)}sixty ${'harbour '.repeat(99)}`, 'sixty', 100)
    expect(textOf(cut)).toMatch(/^(?:harbour )*sixty(?: harbour)*$/)
  })

  test('shows the beginning of an answer that is too long itself', () => {
    const cut = cutAround(`${SENTENCE.repeat(9)}${'sixty '.repeat(99)}`, 'sixty '.repeat(99), 100)
    expect(textOf(cut)).toMatch(/sixty sixty sixty/)
  })

  test('splits no character, except one without an end', () => {
    const flags = cutRuns(displayRuns('🇨🇱'.repeat(99), []), 50, length)
    expect(textOf(flags)).toBe('🇨🇱'.repeat(12))
    const people = cutRuns(displayRuns('👩‍🏽‍🚀'.repeat(99), []), 50, length)
    expect(textOf(people)).toBe('👩‍🏽‍🚀'.repeat(6))
    const accents = cutRuns(displayRuns('e\u0301\u0302'.repeat(99), []), 50, length)
    expect(textOf(accents)).toBe('e\u0301\u0302'.repeat(16))
    const endless = cutRuns(displayRuns('👩\u200d'.repeat(999), []), 100, length)
    expect(textOf(endless).length).toBeGreaterThan(90)
    expect(textOf(endless).isWellFormed()).toBe(true)
  })

  test('is a verbatim part within its room, whatever the text', () => {
    fc.assert(
      fc.property(
        anyText(400),
        fc.nat(400),
        fc.nat(60),
        fc.integer({ min: 20, max: 300 }),
        (text, at, size, room) => {
          const runs = displayRuns(
            text,
            at < text.length ? [{ start: at, end: Math.min(text.length, at + size) }] : [],
          )
          const whole = runs.map((run) => run.text).join('')
          const cut = cutRuns(runs, room, length)
          expect(length(cut)).toBeLessThanOrEqual(room)
          expect(whole).toContain(textOf(cut))
          expect(whole.startsWith(textOf(cut)) || cut.before).toBe(true)
          expect(whole.endsWith(textOf(cut)) || cut.after).toBe(true)
          expect(textOf(cut).isWellFormed()).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('a text that does not fit is cut with an ellipsis', () => {
  expect(cutText('  A short\ntitle ', 20, (text) => text.length)).toBe('A short title')
  expect(cutText('A title that is longer', 16, (text) => text.length)).toBe('A title that is…')
  expect(cutText('x'.repeat(30), 10, (text) => text.length)).toBe(`${'x'.repeat(9)}…`)
  expect(cutText('', 10, (text) => text.length)).toBe('')
})

describe('where there is no room for all', () => {
  const long = (number: number): ReplyBlock => ({
    ...excerptBlock(SENTENCE.repeat(700), { title: 'The log', publisher: 'Harbour Post' }),
    number,
  })

  test('a cut in an excerpt shows as “[…]”, which is not bold', () => {
    const text = `${SENTENCE.repeat(200)}Sixty were aboard. ${SENTENCE.repeat(200)}`
    const start = text.indexOf('Sixty')
    const block = excerptBlock(text, { title: 'The log' })
    const marked = { ...block, excerpt: { ...block.excerpt, marks: [{ start, end: start + 5 }] } }
    const message = rendered(replyOf(marked))
    const [line] = linesIn(message)
    expect(line?.kind).toBe('quote')
    expect(line?.nodes.filter((node) => node.kind === 'bold').map((node) => node.text)).toEqual(['Sixty'])
    expect(line?.nodes.at(0)?.text).toMatch(/^\[…\] The ferry/)
    expect(line?.nodes.at(-1)?.text).toMatch(/ \[…\]$/)
  })

  test('long excerpts share it, and short ones stay whole', () => {
    const short = { ...excerptBlock('It sails.', { title: 'The old ferry' }), number: 3 }
    const reply = replyOf(long(1), long(2), short)
    const quotes = quoted(rendered(reply), reply)
    expect(quotes[0]?.length).toBe(quotes[1]?.length)
    expect(quotes[0]?.length).toBeGreaterThan(1500)
    expect(quotes[2]).toBe('It sails.')
  })

  test('notes go before anything else is cut short, and what the bot answers stays', () => {
    const notes = Array.from({ length: 20 }, () => note(`A note. ${SENTENCE.repeat(2)}`))
    const said = [prose('No source answers this for certain.'), heading('Nearest:')]
    const few = replyOf(...said, ...Array.from({ length: 6 }, (_, index) => long(index + 1)), ...notes)
    expect(visible(rendered(few))).toContain('Nearest:')
    expect(visible(rendered(few))).not.toContain('A note.')
    const many = replyOf(...said, ...Array.from({ length: 11 }, (_, index) => long(index + 1)), ...notes)
    expect(visible(rendered(many))).toContain('No source answers this for certain.')
    expect(quoted(rendered(many), many)).toHaveLength(11)
  })

  test('the first excerpt stays, whatever is before it', () => {
    const sources = Array.from(
      { length: 99 },
      (_, index): ReplyBlock => ({
        kind: 'source',
        number: index + 100,
        citation: { source: 's', title: `A harbour at night, and what it says of ${index}` },
      }),
    )
    const reply = replyOf(heading('All'), ...sources, long(1), long(2))
    expect(quoted(rendered(reply), reply)).toHaveLength(1)
    expect(visible(rendered(reply))).toContain('what it says of 0')
  })

  test('excerpts that can be read in their sources are as many as a menu holds', () => {
    const blocks = Array.from({ length: 30 }, (_, index): ReplyBlock => {
      const command = { kind: 'context' as const, source: '~a', start: index, end: index + 9 }
      const context = { key: 'context' as const, label: `Context ${index}`, command }
      return { ...excerptBlock('It sails.', { title: 'The old ferry' }), number: index + 1, context }
    })
    const reply = replyOf(prose('A'), ...blocks)
    // A menu holds 25.
    expect(quoted(rendered(reply), reply)).toHaveLength(25)
  })

  test('whole excerpts go last, from the end, and the reply says how many', () => {
    const reply = replyOf(...Array.from({ length: 30 }, (_, index) => long(index + 1)))
    const message = rendered(reply)
    const shown = quoted(message, reply).length
    expect(shown).toBeGreaterThan(8)
    expect(visible(message)).toMatch(new RegExp(`There is no room here for ${30 - shown} more\\.$`))
    expect(visible(message)).toContain(`\n${shown} · The log · paragraph 1 · Harbour Post`)
  })

  test('text with three bytes a letter stays within the bytes that Discord accepts', () => {
    const block = excerptBlock('港'.repeat(20_000), { title: '漢字'.repeat(100) })
    const message = rendered(replyOf(block, { ...block, number: 2 }))
    expect(Buffer.byteLength(JSON.stringify(message.components))).toBeGreaterThan(8000)
  })

  test('every button stays', () => {
    const labels = Array.from({ length: 15 }, (_, index) => `Question ${index}?`)
    const reply: Reply = {
      ...replyOf(...Array.from({ length: 30 }, (_, index) => long(index + 1))),
      actions: labels.map((label) => ({ key: 'ask', label, command: { kind: 'ask', question: label } })),
    }
    const sent = JSON.stringify(rendered(reply))
    for (const label of labels) expect(sent).toContain(`"${label}"`)
  })

  test('a menu and buttons that are too big become fewer', () => {
    const name = '港'.repeat(80)
    const reply: Reply = {
      ...replyOf(
        ...Array.from(
          { length: 25 },
          (_, index): ReplyBlock => ({
            kind: 'source',
            number: index,
            citation: { source: 's', title: name, publisher: name },
            show: { key: 'show', label: 's', command: { kind: 'source-show', which: `~${index}`, page: 1 } },
          }),
        ),
      ),
      actions: Array.from({ length: 20 }, (_, index) => ({
        key: 'ask' as const,
        label: name,
        command: { kind: 'ask' as const, question: `${name}${index}` },
      })),
    }
    expect(visible(rendered(reply))).toContain(displayText(name.slice(0, 12)))
  })
})
