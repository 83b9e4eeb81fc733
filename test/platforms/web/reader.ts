import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { App } from '../../../src/app.ts'
import type { Place } from '../../../src/model.ts'
import { startServer, stopServer } from '../../../src/platforms/http.ts'
import { localVisitors } from '../../../src/platforms/web/receive/protect.ts'
import { linkKeyOf, readerAt } from '../../../src/platforms/web/signed-links.ts'
import type { Visitors } from '../../../src/platforms/web/visitor.ts'
import { createWeb } from '../../../src/platforms/web/web.ts'
import { attributeOf, elementsOf, hasClass, textOf } from './html.ts'

const WEB = { url: 'https://reader.example', secretKey: 'the secret key of the tests, of 32 letters' }

/** What the tokens of links are signed with. */
export const LINK_KEY = linkKeyOf(WEB)

/** The reader as chats link to it, at an address of its own. */
export const READER = readerAt(WEB)

/** The path of a link that leads to the reader, with the place in it that is lit. */
export const pathIn = (link: string): string => {
  const { origin, pathname, search, hash } = new URL(link)
  if (origin !== READER.url) throw new Error(`${link} leads elsewhere.`)
  return `${pathname}${search}${hash}`
}

/** Serves the reader of an app on a free port of this machine. @param visitors everybody here, unless given */
export const serveReader = async ({ desk }: Pick<App, 'desk'>, visitors?: Visitors) => {
  const hosts: string[] = []
  const web = createWeb({
    desk,
    language: 'en',
    visitors: visitors ?? localVisitors(hosts),
    linkKey: LINK_KEY,
    retentionDays: 90,
  })
  const server = await startServer(0, [web], undefined, '127.0.0.1')
  onTestFinished(() => stopServer(server))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  hosts.push(host)
  return { address: `http://${host}`, host }
}

/** Somebody of a chat, as if they had signed in. */
export const visitorsFrom = (place: Place): Visitors => ({
  admit: () => ({ asker: { place, privately: true }, name: 'Ana', formToken: 'token' }),
})

/** Nobody is signed in. */
export const NOBODY: Visitors = {
  admit: (c) => c.text('Sign in first.', 401),
}

/** A browser without its script: it follows links and sends forms. */
export const openBrowser = (address: string) => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, address), { headers, redirect: 'manual' })
    return { response, page: await response.text() }
  }
  const post = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ) => {
    const body = new URLSearchParams(fields)
    const response = await fetch(new URL(path, address), {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    })
    return { response, page: await response.text() }
  }
  /** Asks in the box of a page. */
  const ask = (page: string, question: string) => post('/ask', { ...hiddenIn(page), question })
  /** Presses the button of a page that has a label. */
  const press = (page: string, label: string) => {
    const button = elementsOf(page).find(
      (element) => element.tagName === 'button' && textOf(element) === label,
    )
    const code = button && attributeOf(button, 'value')
    if (code === undefined) throw new Error(`There is no button ${label}.`)
    return post('/press', { ...hiddenIn(page), code })
  }
  return { get, post, ask, press }
}

/** The fields that a page's forms send without being seen. */
export const hiddenIn = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    elementsOf(page).flatMap((element) =>
      attributeOf(element, 'type') === 'hidden'
        ? [[attributeOf(element, 'name') ?? '', attributeOf(element, 'value') ?? '']]
        : [],
    ),
  )

/** The words of a source's page that a link to it lights. */
export const litIn = (page: string, link: string): string => {
  const [, start = 0, end = 0] = (/#(\d+)-(\d+)$/.exec(link) ?? []).map(Number)
  return elementsOf(page)
    .flatMap((element) => {
      const at = attributeOf(element, 'data-at')
      if (at === undefined) return []
      const from = Number(at)
      const piece = textOf(element).slice(Math.max(0, start - from), Math.max(0, end - from))
      return piece === '' ? [] : [piece]
    })
    .join(' ')
}

/** The texts of the elements of a page that have a class. */
export const textsWith = (page: string, className: string): readonly string[] =>
  elementsOf(page)
    .filter((element) => hasClass(element, className))
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim())

/** The addresses of the links of a page that have a class. */
export const linksWith = (page: string, className: string): readonly string[] =>
  elementsOf(page).flatMap((element) =>
    hasClass(element, className) ? (attributeOf(element, 'href') ?? []) : [],
  )
