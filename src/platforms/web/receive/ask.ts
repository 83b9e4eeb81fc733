import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Command } from '../../../command.ts'
import { decodeButton } from '../../../commands/button.ts'
import type { Asker, Desk } from '../../../commands/desk.ts'
import { parseMessage } from '../../../commands/parse.ts'
import { prose, type Reply, refusal } from '../../../reply.ts'
import { askPage, replyPage, type Turn, turnOf } from '../pages/ask-page.ts'
import { messagePage } from '../pages/page.ts'
import type { Pressing } from '../render/reply.ts'
import type { WebEnv } from '../visitor.ts'
import { isFromOurPage } from './protect.ts'

/** Questions and commands that are typed, and buttons that are pressed. The page's script asks for a turn alone; without it, a whole page comes. */
export const listenToQuestions = (app: Hono<WebEnv>, desk: Desk): void => {
  app.get('/', async (c) => {
    const { visitor, page } = c.var
    const greeting = await desk.handle({ kind: 'greet', speech: page.speech }, visitor.asker)
    // Its questions are offered here too; how to ask in a chat is no help.
    const reply =
      greeting.outcome === 'done' ? { ...greeting, blocks: [prose(page.messages.reader.intro)] } : greeting
    return c.html(askPage({ reply }, pressing(c, newThread()), page))
  })
  app.get('/ask', (c) => c.redirect('/'))
  app.get('/press', (c) => c.redirect('/'))
  app.post('/ask', (c) =>
    answer(c, desk, (form) => {
      const asked = textOf(form.question).trim()
      return { command: parseMessage(asked), asked }
    }),
  )
  app.post('/press', (c) =>
    answer(c, desk, (form) => {
      const command = decodeButton(textOf(form.code))
      // What was asked by a button is shown as if it had been typed.
      return command.kind === 'ask' ? { command, asked: command.question } : { command }
    }),
  )
  for (const kind of ['gaps', 'watches', 'help'] as const)
    app.get(`/${kind}`, async (c) => {
      const { visitor, page } = c.var
      const reply = await desk.handle(OF_PAGE[kind], visitor.asker)
      const title = page.messages.reader.menu[kind]
      return c.html(replyPage({ title, here: kind }, reply, pressing(c, newThread()), page))
    })
}

/** How far back the page of gaps goes, in days. */
const GAP_DAYS = 30

const OF_PAGE = {
  gaps: { kind: 'gaps', days: GAP_DAYS, page: 1 },
  watches: { kind: 'watch-list', page: 1 },
  help: { kind: 'help' },
} as const satisfies Record<string, Command>

interface Wanted {
  readonly command: Command
  readonly asked?: string
}

const answer = async (
  c: Context<WebEnv>,
  desk: Desk,
  read: (form: Readonly<Record<string, unknown>>) => Wanted,
): Promise<Response> => {
  const { visitor, page } = c.var
  const form = await c.req.parseBody()
  const { reader } = page.messages
  if (!isFromOurPage(c, form.token)) return c.html(messagePage(reader.failedTitle, reader.stale, page), 403)
  const { command, asked } = read(form)
  const thread = THREAD.test(textOf(form.thread)) ? textOf(form.thread) : newThread()
  // Who signed in is told in their chat; there is nowhere to tell a reader at this machine.
  const isTold = visitor.asker.place.platform !== 'web'
  const asksToBeTold = command.kind === 'watch-add' || command.kind === 'tell-me'
  const handled =
    asksToBeTold && !isTold
      ? refusal(page.speech, reader.noMessages)
      : await desk.handle(command, inThread(visitor.asker, thread))
  const reply = isTold ? handled : withoutTelling(handled)
  const turn: Turn = { reply, ...(asked !== undefined && { asked }) }
  const press = pressing(c, thread)
  return c.html(c.req.header('x-turn') === '1' ? turnOf(turn, press, page) : askPage(turn, press, page))
}

const withoutTelling = (reply: Reply): Reply => ({
  ...reply,
  actions: (reply.actions ?? []).filter(({ key }) => key !== 'tell'),
})

const inThread = (asker: Asker, thread: string): Asker => ({ ...asker, place: { ...asker.place, thread } })

const pressing = (c: Context<WebEnv>, thread: string): Pressing => ({
  formToken: c.var.visitor.formToken,
  thread,
})

/** A conversation that nobody else can guess. */
const newThread = (): string => `web:${randomBytes(12).toString('hex')}`
const THREAD = /^web:[0-9a-f]{24}$/

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
