import { html, raw } from 'hono/html'
import type { Messages } from '../../../messages/en.ts'
import type { Speech } from '../../../model.ts'
import type { AssetPaths } from '../assets/assets.ts'
import { type Html, NOTHING, words } from '../render/text.ts'

/** What every page needs, whatever is on it. */
export interface PageContext {
  readonly speech: Speech
  readonly messages: Messages
  /** Lets the page's own script and style sheet be loaded, and no others. */
  readonly nonce: string
  readonly assets: AssetPaths
  /** What stands at the end of the menu: who is signed in, and the way out. */
  readonly account?: Html
  /** Whether they are not signed in, or only have a signed link. The pages of the menu are not for them. */
  readonly isGuest?: boolean
}

export interface PageContent {
  /** Of the window. A source's may be any text. */
  readonly title: string
  /** The page of the menu that it is. */
  readonly here?: keyof typeof PATHS
  readonly body: Html
}

const PATHS = { ask: '/', sources: '/sources', gaps: '/gaps', watches: '/watches', help: '/help' } as const

/** A whole page. */
export const page = (
  { title, here, body }: PageContent,
  { speech, messages, nonce, assets, account = NOTHING, isGuest = false }: PageContext,
): Html => {
  const { reader } = messages
  const entries = Object.entries(PATHS) as [keyof typeof PATHS, string][]
  return html`${raw('<!doctype html>')}
<html lang="${speech}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${words(title)}${title === 'Footnote' ? '' : ' · Footnote'}</title>
<link rel="icon" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}" nonce="${nonce}">
<script src="${assets.script}" nonce="${nonce}" defer></script>
</head>
<body>
<a class="skip" href="#main">${reader.skip}</a>
<header class="top">
<a class="home" href="/">Footnote</a>
${
  isGuest
    ? NOTHING
    : html`<nav aria-label="${reader.pages}">${entries.map(
        ([key, path]) =>
          html`<a href="${path}"${key === here ? html` aria-current="page"` : NOTHING}>${reader.menu[key]}</a>`,
      )}</nav>`
}
${account}
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>
`
}

/** A page of a few words: that there is nothing here, or that something did not work. */
export const messagePage = (title: string, text: string, context: PageContext): Html =>
  page({ title, body: html`<h1>${title}</h1><p>${words(text)}</p>` }, context)
