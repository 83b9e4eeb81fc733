import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLines, shared } from './collections.ts'

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
