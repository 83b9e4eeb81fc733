import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PageFault } from '../../../../src/messages/en/web.ts'
import { decodePage } from '../../../../src/sources/read/decode.ts'
import { readHtml } from '../../../../src/sources/read/formats/html.ts'
import { problemLog } from '../../../../src/sources/read/problems.ts'
import { settleAlone } from '../../../../src/sources/shelf/settle.ts'
import { judgeArticle } from '../../../../src/sources/web/pages/judge-article.ts'

const judge = (html: string): PageFault | undefined =>
  judgeArticle(html, settleAlone(readHtml(html, 'page.html', problemLog('page.html'))).source)

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`

const paragraph = (words: string): string => `<p>${words}</p>`
/** Sentences of twelve words, about a pier. */
const sentences = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `In year ${n + 1} the council of Gull Point paid for the old pier.`,
  ).join(' ')
const article = (count = 20): string =>
  Array.from({ length: Math.ceil(count / 4) }, () => paragraph(sentences(4))).join('')

const MENU = `<nav><ul>${['News', 'Sport', 'Harbour', 'Letters'].map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></nav>`
const BANNER =
  '<div class="banner"><p>We use cookies to make this site work.</p><button>Accept all</button></div>'
const headline = (n: number): string =>
  `<h3><a href="/story/${n}">Ferry number ${n} comes late to the island again</a></h3>`
const teaser = (n: number): string =>
  `<article>${headline(n)}<p>The crossing of day ${n} took two hours, because of fog.</p></article>`
const teasers = (count: number): string => Array.from({ length: count }, (_, n) => teaser(n)).join('')
const linked = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>`
const LOGIN_FORM =
  '<form action="/login"><input type="email" name="email"><input type="password" name="password"><button>Go</button></form>'

const REFUSED: Readonly<Record<PageFault, readonly (readonly [what: string, html: string])[]>> = {
  login: [
    ['asks for a password', page('Gull Point Gazette', `${MENU}<h1>Welcome back</h1>${LOGIN_FORM}`)],
    [
      'asks for an address first',
      page('Sign in – Gazette', '<form><p>Use the address that you gave us.</p><input type="email"></form>'),
    ],
    [
      'asks in Spanish',
      page(
        'Iniciar sesión | La Gaceta',
        '<h1>Hola</h1><form><input name="username"><button>Seguir</button></form>',
      ),
    ],
    [
      'asks for a new account',
      page('Create your account', `<p>Read all that you like for a year.</p>${LOGIN_FORM}${BANNER}`),
    ],
  ],
  video: [
    [
      'says that it is a video',
      page(
        'The ferry comes in',
        `<h1>The ferry comes in</h1><video src="a.mp4"></video><p>The first ferry of the season comes in through the fog at Gull Point on Monday morning.</p>`,
        '<meta property="og:type" content="video.other">',
      ),
    ],
    [
      'says so in its data',
      page(
        'Ferry',
        '<h1>Ferry</h1><div id="player"></div><p>Watch how the ferry comes in, filmed from the end of the pier by our own reader.</p>',
        linked({ '@type': 'VideoObject', name: 'Ferry' }),
      ),
    ],
    [
      'has a player and a line',
      page(
        'Ferry',
        '<h1>The ferry</h1><iframe src="https://player.example.org/embed/7"></iframe><p>The ferry comes in through the fog, at seven on a Monday morning, late.</p>',
      ),
    ],
  ],
  list: [
    [
      'is a start page',
      page('Gull Point Gazette', `${MENU}<h1>Gull Point Gazette</h1><main>${teasers(30)}</main>`),
    ],
    ['is a section', page('Harbour', `${MENU}<h1>Harbour</h1>${teasers(12)}<footer>Gull Point</footer>`)],
    [
      'is a list of links',
      page(
        'Links',
        `<h1>Links</h1><ul>${Array.from({ length: 40 }, (_, n) => `<li><a href="/a/${n}">The story of pier number ${n} in Gull Point</a></li>`).join('')}</ul>`,
      ),
    ],
    [
      'is what a search found',
      page(
        'Search: ferry',
        `<h1>Results</h1><p>About 3,000 results.</p>${teasers(10)}`,
        linked({ '@type': 'SearchResultsPage' }),
      ),
    ],
  ],
  paywall: [
    [
      'says so in its data',
      page(
        'The pier is shut',
        `<article><h1>The pier is shut</h1>${article(8)}</article>`,
        linked({ '@type': 'NewsArticle', headline: 'The pier is shut', isAccessibleForFree: 'False' }),
      ),
    ],
    [
      'asks for a subscription',
      page(
        'The pier is shut',
        `<article><h1>The pier is shut</h1>${article(8)}<div>Subscribe now to continue reading this story.</div></article>`,
      ),
    ],
    [
      'asks for one in Spanish',
      page(
        'El muelle',
        `<h1>El muelle</h1><p>El ayuntamiento cerró el muelle el lunes, después de la tormenta que se llevó dos pilares.</p><p>Suscríbete para seguir leyendo.</p>`,
      ),
    ],
    [
      'shows a line and a fence',
      page('The pier', `<h1>The pier</h1>${article(2)}<p>Already a subscriber? Log in.</p>`),
    ],
    [
      'counts what was read',
      page(
        'The pier',
        `<h1>The pier</h1>${article(4)}<p>You have reached your limit of free articles this month.</p>`,
      ),
    ],
  ],
  consent: [
    [
      'shows nothing else',
      page(
        'Before you continue',
        '<h1>Before you continue</h1><p>We use cookies and data to deliver our services, to keep track of outages, and to measure audiences.</p><p>If you accept, we will also use cookies to show ads. Your privacy matters to us.</p><button>Reject all</button><button>Accept all</button>',
      ),
    ],
    [
      'is long, of partners',
      page(
        'Gazette',
        `<h1>We value your privacy</h1>${Array.from({ length: 12 }, (_, n) => paragraph(`We and our ${n + 100} partners store cookies on your device and read personal data from it, on the ground of consent.`)).join('')}<button>I agree</button>`,
      ),
    ],
    [
      'is in Spanish',
      page(
        'La Gaceta',
        '<p>Usamos cookies propias y de nuestros socios para medir la audiencia y mostrar anuncios según tu navegación.</p><a class="btn" href="/ok">Aceptar y continuar</a>',
      ),
    ],
  ],
  captcha: [
    [
      'waits a moment',
      page('Just a moment...', '<h1>gazette.example</h1><p>Checking if the site connection is secure.</p>'),
    ],
    [
      'has a box to tick',
      page('gazette.example', '<form><div class="g-recaptcha"></div><input type="submit" value="Go"></form>'),
    ],
    [
      'talks of robots',
      page(
        'Gazette',
        '<h1>Sorry</h1><p>Our systems have detected unusual traffic from your network. Please show that you are not a robot.</p>',
      ),
    ],
    ['denies', page('Access Denied', '<h1>Access Denied</h1><p>Reference #18.2f</p>')],
  ],
  missing: [
    [
      'says so',
      page('Page not found | Gazette', `${MENU}<h1>Oops</h1><p>Perhaps it was moved.</p>${teasers(9)}`),
    ],
    ['gives the number', page('404', '<h1>404</h1>')],
    [
      'says so in Spanish',
      page('Página no encontrada', '<h1>Vaya</h1><p>La página que buscas no existe.</p>'),
    ],
  ],
  empty: [
    ['has no words', page('Gazette', '<div id="root"></div>')],
    [
      'needs scripts',
      page(
        'Gazette',
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>',
      ),
    ],
    ['is nothing', ''],
    ['has a menu', page('Gazette', `${MENU}<footer>Gull Point 2026</footer>`)],
  ],
}

describe.for(Object.keys(REFUSED) as PageFault[])('a page of the kind “%s”', (kind) => {
  test.for(REFUSED[kind])('that %s is recognised', ([, html]) => {
    expect(judge(html)).toBe(kind)
  })
})

const WHOLE: readonly (readonly [what: string, html: string])[] = [
  ['a plain article', page('The pier', `<h1>The pier</h1>${article()}`)],
  ['a notice of forty words', page('Ferry', `<h1>Ferry</h1>${paragraph(sentences(3))}`)],
  ['an article among teasers', page('The pier', `${MENU}<h1>The pier</h1>${article(12)}${teasers(40)}`)],
  [
    'a short article that says it is one, among teasers',
    page(
      'The pier',
      `<article><h1>The pier</h1>${article(4)}</article>${teasers(30)}`,
      '<meta property="og:type" content="article">',
    ),
  ],
  [
    'an article with a login beside it',
    page('The pier', `<header>${LOGIN_FORM}</header><h1>The pier</h1>${article()}`),
  ],
  ['an article with a banner', page('The pier', `${BANNER}<h1>The pier</h1>${article(8)}`)],
  [
    'an article on cookies',
    page(
      'Cookies and you',
      `<article><h1>Cookies and you</h1>${Array.from({ length: 40 }, () => paragraph('The council asks for consent before it sets cookies, and says what it does with personal data.')).join('')}</article><button>Accept</button>`,
      '<meta property="og:type" content="article">',
    ),
  ],
  [
    'an article with a captcha in its comments',
    page('The pier', `<h1>The pier</h1>${article(8)}<form><div class="g-recaptcha"></div></form>`),
  ],
  [
    'an article with a video in it',
    page(
      'The pier',
      `<h1>The pier</h1><video src="a.mp4"></video>${article()}`,
      linked({ '@type': 'VideoObject', name: 'The pier' }),
    ),
  ],
  [
    'an article for subscribers that is all there',
    page(
      'The pier',
      `<h1>The pier</h1>${article(40)}`,
      linked({ '@type': 'NewsArticle', isAccessibleForFree: false }),
    ),
  ],
  [
    'an article that asks for subscribers at its end',
    page('The pier', `<h1>The pier</h1>${article(40)}<p>Subscribe to continue reading our newsletter.</p>`),
  ],
  [
    'a notice on access',
    page('Acceso libre al muelle', `<h1>Acceso libre al muelle</h1>${paragraph(sentences(3))}`),
  ],
  [
    'a notice on something lost',
    page('Ferry not found after storm', `<h1>Ferry</h1>${paragraph(sentences(3))}`),
  ],
  [
    'an article of many parts, with headings that are its own',
    page(
      'Ten piers',
      `<h1>Ten piers</h1>${Array.from({ length: 10 }, (_, n) => `<h2>Pier number ${n} of the ten best</h2>${paragraph(sentences(3))}`).join('')}`,
    ),
  ],
]

test.for(WHOLE)('%s is an article', ([, html]) => {
  expect(judge(html)).toBeUndefined()
})

const REAL = join(import.meta.dirname, '../../../../../shared/pages/pages.tar.gz')

test.skipIf(!existsSync(REAL))('of 130 real pages all with a text are articles', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'footnote-pages-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  execFileSync('tar', ['xzf', REAL, '-C', folder])
  const refused = readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name, 'source.html'))
    const reason = judge(decodePage(bytes, name, problemLog(name)))
    return reason === undefined ? [] : [[name, reason]]
  })
  // Each has fewer than eight words: they test how attributes are kept.
  expect(refused).toEqual([
    ['005-unescape-html-entities', 'empty'],
    ['js-link-replacement', 'empty'],
    ['lazy-image-3', 'empty'],
  ])
})
