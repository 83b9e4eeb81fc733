import type { Command } from '../../command.ts'
import { shorten } from '../../display.ts'
import { UserError } from '../../errors.ts'
import { fold } from '../../language/fold.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Messages } from '../../messages/en.ts'
import { formatDay, formatLanguage, formatNumber } from '../../messages/format.ts'
import type { Shelf, Source, Speech } from '../../model.ts'
import { done, type Field, heading, type Reply } from '../../reply.ts'
import { passagesIn } from '../../sources/passages/lists.ts'
import { linkKey } from '../../sources/web/pages/links.ts'
import type { Context } from '../context.ts'
import { excerptBlocks } from '../excerpt-blocks.ts'
import { pageOf } from '../page.ts'
import { defineCommand, firstWord, NUMBER, onPage, PAGE } from '../row.ts'
import { openingOf } from './find.ts'
import { sourceBlock } from './list.ts'

const PAGE_SIZE = 3
/** The most sources of one name that are listed to choose from. */
const SHOWN_CHOICES = 10

/**
 * What a source is, and a page of its passages. `which` is its number in the list, a reference, or words of its title, publisher
 * or id. If several match, they are listed to choose from.
 * @throws UserError if there is no such source or page
 */
export const sourceShowCommand = defineCommand({
  name: 'source show',
  key: 'sourceShow',
  arguments: [{ key: 'which', type: 'text', required: true, completes: 'sources' }, PAGE],
  build: (given) => onPage(given('page'), (page) => ({ kind: 'source-show', which: given('which'), page })),
  read: (words) => {
    const [which, page] = firstWord(words)
    // "2025 in review" is a title, and "2 3" is page 3 of the second source.
    return /^\d+$/.test(which) && (page === '' || NUMBER.test(page)) ? { which, page } : { which: words }
  },
  run: ({ which, page }, speech, context) => {
    const messages = messagesFor(speech)
    if (which.trim() === '') throw new UserError(messages.whichSource)
    const choice = choose(which.trim(), page, context, messages)
    const [index] = choice.found
    const source = index === undefined ? undefined : context.shelf.sources[index]
    if (index === undefined || !source) throw new UserError(messages.noSuchTitle(shorten(which.trim())))
    if (choice.found.length > 1) return choices(choice.found, speech, context)

    const passages = passagesIn(context.shelf.passages, source)
    // By its reference, since its number may change.
    const command: Command = {
      kind: 'source-show',
      which: context.references.idOf(source),
      page: choice.page,
    }
    const shown = pageOf(passages, command, `/source show ${index + 1}`, messages, PAGE_SIZE)
    return done(
      speech,
      [
        heading(`${index + 1}. ${source.title}`),
        ...(choice.page === 1
          ? [{ kind: 'fields' as const, fields: fieldsOf(source, passages.length, speech, messages) }]
          : []),
        ...excerptBlocks(shown.items.map(openingOf), shown.before + 1, messages, context, true),
        ...shown.footer,
      ],
      shown.actions,
    )
  },
})

interface Choice {
  /** Positions on the shelf. */
  readonly found: readonly number[]
  readonly page: number
}

/** The sources that somebody means. @throws UserError if a number or a reference names none */
export const chooseSources = (which: string, context: Context, messages: Messages): readonly Source[] =>
  choose(which, 1, context, messages).found.flatMap((at) => context.shelf.sources[at] ?? [])

const choose = (which: string, page: number, { shelf, references }: Context, messages: Messages): Choice => {
  if (which.startsWith('~')) {
    const source = references.sourceOf(which)
    if (!source) throw new UserError(messages.withdrawn)
    return { found: [shelf.sources.indexOf(source)], page }
  }
  if (/^https?:/i.test(which)) {
    const key = linkKey(which)
    const ofLink = ({ url }: Source): boolean => url !== undefined && linkKey(url) === key
    return { found: shelf.sources.flatMap((source, index) => (ofLink(source) ? [index] : [])), page }
  }
  if (/^\d+$/.test(which)) {
    const number = Number(which)
    if (number >= 1 && number <= shelf.sources.length) return { found: [number - 1], page }
    throw new UserError(messages.noSuchNumber(shorten(which), shelf.sources.length))
  }
  const found = named(which, shelf)
  // "copper prices 2" is page 2 of "copper prices", unless a title has the number itself.
  const paged = /^(.*\S)\s+([1-9]\d{0,8})$/su.exec(which)
  if (found.length > 0 || !paged) return { found, page }
  return { found: named(paged[1] ?? '', shelf), page: Number(paged[2]) }
}

/** The sources whose title, publisher or id has, for each word, that word or one that begins with it. Numbers must be equal. */
export const named = (words: string, shelf: Shelf): readonly number[] => {
  const asked = wordsOf(words)
  if (asked.length === 0) return []
  return shelf.sources.flatMap((source, index) => {
    const text = fold(`${source.title} ${source.publisher ?? ''} ${source.id}`)
    // Quick, where splitting a hundred thousand titles into words is not.
    if (!asked.every((word) => text.includes(word))) return []
    const own = text.match(WORD) ?? []
    const holds = (word: string) =>
      own.some((other) => other === word || (!/^\d+$/.test(word) && other.startsWith(word)))
    return asked.every(holds) ? [index] : []
  })
}

const WORD = /[\p{L}\p{N}]+/gu

const wordsOf = (text: string): readonly string[] => fold(text).match(WORD) ?? []

const choices = (found: readonly number[], speech: Speech, context: Context): Reply => ({
  language: speech,
  outcome: 'refused',
  blocks: [
    heading(messagesFor(speech).severalTitles(found.length)),
    ...found.slice(0, SHOWN_CHOICES).flatMap((index) => {
      const source = context.shelf.sources[index]
      return source ? [sourceBlock(source, index + 1, messagesFor(speech), context)] : []
    }),
  ],
})

const fieldsOf = (source: Source, passages: number, speech: Speech, messages: Messages): readonly Field[] => {
  const { publisher, author, published, language, url, file } = source
  const fields: readonly (readonly [keyof Messages['field'], string | undefined])[] = [
    ['publisher', publisher],
    ['author', author],
    ['published', published && formatDay(published, speech)],
    ['language', language === 'und' ? undefined : formatLanguage(language, speech)],
    ['link', url],
    ['file', file],
    ['passages', formatNumber(passages, speech)],
  ]
  return fields.flatMap(([key, value]) => (value ? [{ name: messages.field[key], value }] : []))
}
