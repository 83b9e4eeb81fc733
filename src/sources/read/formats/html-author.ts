import { oneLine } from '../fields.ts'
import { isElement, type Page, type PageElement, type PageNode } from './html-dom.ts'

/** Where pages mark their author, the most reliable first. */
const MARKS = [
  '[itemprop~="author"]',
  '[rel~="author"]',
  '[class*="byline" i], [id*="byline" i]',
  '[class*="author" i], [id*="author" i]',
]
/** In elements of these names are other authors: of comments, of other articles. */
const ELSEWHERE = /comment|repl(?:y|ies)|related|recommend|sidebar|popular|footer|teaser|disqus/i
/** The most elements that are looked at for each mark. */
const MOST = 20
/** How many ancestors are looked at, because pages may be nested without end. */
const HIGHEST = 40
const LONGEST = 80

/** The author that a page marks as such in what it shows; undefined if none is marked, or only with more than a name. */
export const markedAuthor = (page: Page): string | undefined => {
  for (const selector of MARKS) {
    const marked = [...page.querySelectorAll(selector)].slice(0, MOST).filter(isMarked)
    for (const wanted of [0, 1])
      for (const element of marked) {
        const author = nearnessOf(element) === wanted ? nameIn(element) : undefined
        if (author !== undefined) return author
      }
  }
  return undefined
}

/** Whether a name of the element is one for authors: "author-name" is, "authority" is not. */
const isMarked = (element: PageElement): boolean =>
  element.hasAttribute('itemprop') || element.hasAttribute('rel') || MARKED.test(namesOf(element))

const MARKED = /byline|(?:^|[^a-z])authors?(?:$|[^a-z]|name|s?\b)|[a-z]Author/

const nameIn = (element: PageElement): string | undefined => {
  const named = [...element.querySelectorAll('[itemprop="name"]')].slice(0, 5)
  const names = (named.length > 0 ? named : [element]).map(({ textContent }) => authorFrom(textContent ?? ''))
  const known = names.filter((name) => name !== undefined)
  if (known.length > 0) return [...new Set(known)].join(', ')
  // A byline with more than a name mostly links the name.
  const [link, ...others] = element.querySelectorAll('a')
  return link && others.length === 0 ? authorFrom(link.textContent ?? '') : undefined
}

/** The name in a byline: without "By" before it, and the date and place behind it. Undefined if what is left is no name. */
const authorFrom = (byline: string): string | undefined => {
  const line = oneLine(byline.slice(0, 500)) ?? ''
  const name = line
    .replace(LEAD, '')
    .split(TAIL)[0]
    ?.replace(/[\s,;:|·•–—-]+$/u, '')
  return name !== undefined && name.length <= LONGEST && NAME.test(name) && !NO_NAME.test(name)
    ? name
    : undefined
}

const LEAD =
  /^(?:(?:written|posted|published|reported|story|words|text|escrito|publicado|texto)\s+)?(?:by|por|par|von|di|da|autore?|author|autor)\s*:?\s+/iu
/** What stands behind a name: a date, a role behind a bar, "Updated …". */
const TAIL =
  /\s*(?:\d|,?\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|,?\s(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|[|·•\n]|\s[–—-]\s|\b(?:updated|published|posted|last|on|at|edited|follow|for|published|actualizado|publicado|el|le)\b(?=\s|$)|,\s+(?:staff|senior|special|chief|contributor|correspond|editor|reporter|writer|MA\b|MD\b|PhD\b|Ph\.D))/iu
/** One to eight words of which the first has a capital, or a name in a script without capitals. */
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}.'’()-]*|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+)(?:,?\s+[\p{L}\p{M}.'’()&-]+){0,7}$/u
const NO_NAME =
  /\b(?:author|authors|about|all|more|view|profile|contributors?|archive|share|sign|log|login|subscribe|follow|posts?|articles?|stories|here|click|advertisement|biography|bio)\b/iu

/** Where an element stands: 0 in the article, 1 anywhere, or undefined if it is of something else. */
const nearnessOf = (element: PageElement): 0 | 1 | undefined => {
  const isItem = element.hasAttribute('itemprop')
  let above: PageNode | null = element
  let near: 0 | 1 = 1
  for (let steps = 0; above && isElement(above) && above.tagName !== 'BODY' && steps < HIGHEST; steps += 1) {
    if (/^(?:NAV|FOOTER)$/.test(above.tagName) || (above.tagName === 'ASIDE' && !isItem)) return undefined
    if (ELSEWHERE.test(namesOf(above))) return undefined
    if (/^(?:ARTICLE|MAIN)$/.test(above.tagName)) near = 0
    above = above.parentNode
  }
  return near
}

const namesOf = (element: PageElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
