import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Passage } from '../src/model.ts'
import { readLines, shared } from './collections.ts'
import { growArticles } from './scale/grow.ts'

const FILES = 2_000
const PARAGRAPHS = 44

export type Articles = (number: number, paragraphs: number) => string

/** The text of the numbered article: paragraphs from all over the public English collection, each under its own heading. */
export const createArticles = async (): Promise<Articles> => {
  const collection = await readLines<{ readonly title: string; readonly text: string }>(
    shared('bench', 'squad2.corpus.jsonl'),
  )
  return (number, paragraphs) => {
    const lines = [`# Reading ${number} of the long shelf`]
    for (let at = 0; at < paragraphs; at += 1) {
      const { title, text } = collection[(number * 7 + at * 31) % collection.length] ?? {
        title: '',
        text: '',
      }
      lines.push(`## ${title} ${number}.${at}`, text)
    }
    return lines.join('\n\n')
  }
}

/** Makes a folder of Markdown files with some 50 passages each. @param files how many; 2,000 unless given */
export const fillShelf = (folder: string, article: Articles, files = FILES): void => {
  mkdirSync(folder)
  for (let file = 0; file < files; file += 1)
    writeFileSync(join(folder, `${file}.md`), article(file, PARAGRAPHS))
}

/** Makes a folder of Markdown files of recombined sentences, one an article, with so many paragraphs in all: each is one passage, some are two. */
export const fillGrownShelf = (folder: string, collection: readonly Passage[], paragraphs: number): void => {
  mkdirSync(folder, { recursive: true })
  let written = 0
  let file = 0
  for (const { title, texts } of growArticles(collection)) {
    const some = texts.slice(0, paragraphs - written)
    writeFileSync(join(folder, `${file}.md`), [`# ${title}`, ...some].join('\n\n'))
    written += some.length
    file += 1
    if (written >= paragraphs) return
  }
}
