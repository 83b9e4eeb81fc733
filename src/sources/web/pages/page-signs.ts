import { bareWords } from '../../read/formats/blocks.ts'
import { isElement, type Page, type PageElement, walkTree } from '../../read/formats/html-dom.ts'
import { linkedTypes } from '../../read/formats/html-json-ld.ts'

/** What tells an article from other pages. */
export interface PageSigns {
  readonly title: string
  /** All words that the page shows, at most `MOST_TEXT`. */
  readonly text: string
  /** The names of the buttons and the links that look like buttons. */
  readonly buttons: readonly string[]
  /** The words of links that could be headlines, of three words or more, each to another page; as `bareWords` writes them. */
  readonly headlines: ReadonlySet<string>
  readonly hasPassword: boolean
  /** Whether it has a field for a name or an e-mail address. */
  readonly asksWho: boolean
  readonly hasCaptcha: boolean
  readonly hasPlayer: boolean
  /** Whether the page says that it is an article; or a video. */
  readonly saysArticle: boolean
  readonly saysVideo: boolean
  /** Whether the page says that only subscribers may read it. */
  readonly saysPaid: boolean
}

/** In characters: the words that matter stand at the start. */
const MOST_TEXT = 20_000
const MOST_BUTTONS = 200

export const signsOf = (page: Page): PageSigns => {
  const texts: string[] = []
  const buttons: string[] = []
  const headlines = new Map<string, string>()
  let length = 0
  walkTree(page.body, (node) => {
    if (!isElement(node)) {
      if (node.nodeType === 3 && length < MOST_TEXT) {
        const text = (node.textContent ?? '').replace(/\s+/g, ' ')
        texts.push(text)
        length += text.length
      }
      return false
    }
    if (UNSEEN.has(node.tagName.toUpperCase())) return false
    const name = buttonName(node)
    if (name !== undefined && buttons.length < MOST_BUTTONS) buttons.push(name)
    if (node.tagName === 'A') {
      const words = (node.textContent ?? '').slice(0, 500)
      const link = node.getAttribute('href') ?? ''
      if (countWords(words) >= 3 && !/^(?:#|javascript:|$)/i.test(link)) headlines.set(link, bareWords(words))
    }
    return true
  })
  const types = linkedTypes(page)
  const kind = (metaOf(page, 'og:type') ?? '').toLowerCase()
  return {
    title: (page.querySelector('title')?.textContent ?? '').trim().slice(0, 300),
    text: texts.join(' '),
    buttons,
    headlines: new Set(headlines.values()),
    hasPassword: page.querySelector('input[type="password" i]') !== null,
    asksWho: page.querySelector(WHO) !== null,
    hasCaptcha: page.querySelector(CAPTCHA) !== null,
    hasPlayer: page.querySelector(PLAYER) !== null,
    saysArticle:
      kind === 'article' ||
      metaOf(page, 'article:published_time') !== undefined ||
      types.names.some((name) => /(?:Article|BlogPosting)$/.test(name)),
    saysVideo:
      kind.startsWith('video') || types.names.some((name) => /^(?:VideoObject|Movie|Clip)$/.test(name)),
    saysPaid:
      types.isPaid || /^(?:locked|paid|premium|subscriber)/i.test(metaOf(page, 'article:content_tier') ?? ''),
  }
}

/** Words as a reader counts them. Chinese and Japanese have no spaces: two signs are a word. */
export const countWords = (text: string): number => {
  const signs = text.match(WORDLESS)?.length ?? 0
  return (
    Math.ceil(signs / 2) +
    (text.replace(WORDLESS, ' ').match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0)
  )
}

const WORDLESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'SVG', 'IFRAME', 'OBJECT'])
const WHO =
  'input[type="password" i], input[type="email" i], input[type="tel" i], input[name*="user" i], input[name*="email" i], input[name*="login" i]'
const CAPTCHA =
  '.g-recaptcha, .h-captcha, .cf-turnstile, #challenge-form, #px-captcha, #captcha, [id^="cf-challenge"], iframe[src*="captcha" i], script[src*="/challenge-platform/"], form[action*="captcha" i]'
const PLAYER =
  'video, iframe[src*="youtube" i], iframe[src*="vimeo" i], iframe[src*="player" i], iframe[src*="/embed/" i], [class*="video-player" i]'

const metaOf = (page: Page, name: string): string | undefined =>
  page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content') ?? undefined

const buttonName = (element: PageElement): string | undefined => {
  const isButton =
    element.tagName === 'BUTTON' ||
    element.getAttribute('role') === 'button' ||
    (element.tagName === 'INPUT' && /^(?:submit|button)$/i.test(element.getAttribute('type') ?? '')) ||
    (element.tagName === 'A' && /\b(?:btn|button)/i.test(element.getAttribute('class') ?? ''))
  if (!isButton) return undefined
  return (element.textContent || element.getAttribute('value') || '').replace(/\s+/g, ' ').trim().slice(0, 60)
}
