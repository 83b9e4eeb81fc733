import { expect, test } from 'vitest'
import { answerReply } from '../../../../src/commands/ask/answer-reply.ts'
import { renderMessage } from '../../../../src/platforms/slack/render/render.ts'
import { contextOf } from '../../../commands/context-of.ts'
import { citationOf, excerptOf, sourceOf } from '../../../texts.ts'
import { seen } from '../seen.ts'

/**
 * How much of an answer is not the source's own: its blocks, and the characters of everything that a person reads but the quoted words. The
 * title, the labels of the buttons and those of the votes count too.
 */
test('an answer with two excerpts of a source has 4 blocks, one of them in small type, and at most 120 characters that are not quoted', async () => {
  const rules = sourceOf('rules.md', ['Tokens last ten days. Nobody minds. They can be renewed twice.'], {
    title: 'How tokens are renewed',
    published: '2026-04-09',
  })
  const other = sourceOf('tides.md', ['The tide turns at noon.'], { title: 'On tides' })
  const citation = citationOf(rules, { published: '2026-04-09' })
  const texts = ['Tokens last ten days.', 'They can be renewed twice.']
  const { context } = await contextOf([rules, other])
  const answer = {
    question: 'How long do tokens last?',
    status: 'answered' as const,
    confidence: 0.9,
    excerpts: texts.map((text) => excerptOf(rules, text, { citation })),
    passages: [],
    unknownTerms: [],
    missingTerms: [],
  }
  const { blocks } = renderMessage(answerReply(answer, 'en', { id: 'q1' }, context))
  const labels = [...JSON.stringify(blocks).matchAll(/"plain_text","text":"([^"]*)"/g)].map(
    ([, label]) => label,
  )
  const read = [seen(blocks), ...labels].join('\n')
  const furniture = texts.reduce((left, text) => left.replace(text, ''), read).replace(/\n/g, '')
  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'context', 'actions', 'context_actions'])
  expect(furniture.length).toBeLessThanOrEqual(120)
})
