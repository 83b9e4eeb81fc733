import { DatabaseSync } from 'node:sqlite'
import { tokenize } from '../../src/language/tokens.ts'
import type { Language } from '../../src/model.ts'
import type { Found, Peer } from './peer.ts'

/** Its stemmer knows English only. */
const TOKENIZERS = { en: 'porter unicode61', es: 'unicode61', und: 'unicode61' } as const

/** The question's words without stop words, joined by OR. Each is quoted, so that none is an operator. */
const queryOf = (question: string, language: Language): string => {
  const words = tokenize(question, language).flatMap(({ term, start, end }) =>
    term === '' ? [] : (question.slice(start, end).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
  )
  return [...new Set(words)].map((word) => `"${word}"`).join(' OR ')
}

/** SQLite's full-text search in memory: Porter's stems for English, BM25. The index keeps no copy of the text. */
export const sqlite: Peer = {
  name: 'SQLite FTS5',
  index: ({ sources }, language) => {
    const database = new DatabaseSync(':memory:')
    database.exec(
      `CREATE VIRTUAL TABLE shelf USING fts5(title, text, content='', tokenize='${TOKENIZERS[language]}')`,
    )
    const insert = database.prepare('INSERT INTO shelf(rowid, title, text) VALUES (?, ?, ?)')
    database.exec('BEGIN')
    sources.forEach(({ title, text }, at) => void insert.run(at, title, text))
    database.exec('COMMIT')
    const find = database.prepare(
      'SELECT rowid AS at, -rank AS score FROM shelf WHERE shelf MATCH ? ORDER BY rank LIMIT ?',
    )
    const pragma = (name: string) => Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
    return {
      bytesElsewhere: pragma('page_count') * pragma('page_size'),
      search: (question, most) => {
        const query = queryOf(question, language)
        if (query === '') return []
        return find
          .all(query, most)
          .map(({ at, score }): Found => ({ id: sources[Number(at)]?.id ?? '', score: Number(score) }))
      },
    }
  },
}
