import type { AnsweredMessage, AskedQuestion } from '../../src/store/port.ts'

export const A_QUESTION: AskedQuestion = {
  id: 'q1',
  place: { platform: 'chat', workspace: 'w1', channel: 'c1', thread: 't1', user: 'u1' },
  question: 'When did the harbour freeze?',
  language: 'en',
  status: 'related',
  confidence: 0.125,
  privately: true,
  at: 1_750_000_000_123,
}

export const AN_ANSWER: AnsweredMessage = {
  asked: { platform: 'chat', workspace: 'w1', channel: 'c1', message: 'm1' },
  answer: 'm2',
  answerChannel: 'c2',
  thread: 't1',
  text: 'when did it freeze?',
  at: 1_750_000_000_456,
}
