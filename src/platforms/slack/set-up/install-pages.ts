import { createHash } from 'node:crypto'
import { messagesFor } from '../../../messages/catalogue.ts'
import type { Speech } from '../../../model.ts'

/*
 * The pages that an admin sees who installs the bot. They look like those where people sign in to the reader, but are served where there is no reader
 * too, so each has its own style.
 */

const STYLE = `:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1d1d1b;--quiet:#5c5a55;--line:#dedad0;--soft:#f3f0e8}
@media (prefers-color-scheme:dark){:root{--paper:#171716;--ink:#e6e3db;--quiet:#a5a198;--line:#3a3833;--soft:#22211f}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
body{margin:0;overflow-wrap:anywhere}
header{padding:.7rem max(1rem,calc(50vw - 22rem));border-bottom:1px solid var(--line);font-weight:700}
main{max-width:44rem;margin:0 auto;padding:.5rem 1rem 7rem}
h1{font-size:1.7rem;line-height:1.25}
.button{display:inline-block;border:1px solid var(--line);border-radius:8px;background:var(--soft);color:inherit;padding:.4rem .8rem;text-decoration:none}
.note{color:var(--quiet)}`

/** The page's own style is loaded, and nothing else; no other site may frame it or learn its address, which may hold Slack's code. */
export const PAGE_HEADERS = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const

/** Why the bot was not installed. */
export type InstallFailure = 'denied' | 'stale' | 'refused'

/** Where an admin begins. @param address of Slack's page */
export const installPage = (address: string, speech: Speech): string => {
  const { install } = messagesFor(speech).access
  const body = `<p>${escaped(install.intro)}</p>${button(address, install.add)}<p class="note">${escaped(install.note)}</p>`
  return page(install.title, body, speech)
}

interface Installed {
  readonly team?: { readonly id: string; readonly name?: string } | undefined
  readonly enterprise?: { readonly id: string; readonly name?: string } | undefined
  readonly appId?: string | undefined
}

/** That it is done, and where to go on. @param provider where Slack is */
export const installedPage = (
  { team, enterprise, appId }: Installed,
  provider: string,
  speech: Speech,
): string => {
  const { install } = messagesFor(speech).access
  const name = team?.name ?? team?.id ?? enterprise?.name ?? enterprise?.id ?? ''
  const to = new URLSearchParams({ ...(appId && { app: appId }), ...(team && { team: team.id }) })
  const body = `<p>${escaped(install.next)}</p>${button(`${provider}/app_redirect?${to}`, install.open)}`
  return page(install.done(name), body, speech)
}

/** Why it was not done, and the way to try again. */
export const installFailurePage = (why: InstallFailure, again: string, speech: Speech): string => {
  const { install } = messagesFor(speech).access
  return page(install.failed, `<p>${escaped(install[why])}</p>${button(again, install.again)}`, speech)
}

const page = (title: string, body: string, speech: Speech): string =>
  `<!doctype html>
<html lang="${speech}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)} · Footnote</title>
<style>${STYLE}</style>
</head>
<body>
<header>Footnote</header>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`

const button = (address: string, label: string): string =>
  `<p><a class="button" href="${escaped(address)}">${escaped(label)}</a></p>`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
