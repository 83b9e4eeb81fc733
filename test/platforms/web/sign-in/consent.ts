import type { ServerResponse } from 'node:http'

/** What the form of the page sends if the person says no. */
export const CANCEL = 'choice=cancel'

/** The page on which a provider asks a person whether they want to be signed in elsewhere. */
export const consentPage = (provider: string, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`<!doctype html><html lang="en"><title>${provider}</title><link rel="icon" href="data:,">
<h1>Footnote wants to know who you are at ${provider}</h1>
<form method="post"><button name="choice" value="allow">Allow</button><button name="choice" value="cancel">Cancel</button></form>`)
}
