import { MIGRATIONS } from '../migrations/migrations.ts'
import { INDEX_KEY, indexed } from './compiler.ts'

/** The tables of which other processes are told at once, by the migrations that make them, and what they hear. */
const TOLD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0001-begin': { listen_rule: 'rules' },
  '0004-sources': { file: 'sources' },
  '0008-shelves': { shelf: 'shelves', binding: 'shelves', placement: 'shelves', added: 'shelves' },
  '0014-readings': { reading: 'sources' },
}

/** A process that gives back its claim to read the sources tells the others, so that one of them goes on at once. */
const TELL_FREE = `create trigger "tell" after delete on "claim" for each row when (old."key" like 'reader %') execute function tell('sources')`

/** Tells the others, when the transaction ends, who changed what. The channel is named as the schema. */
const TELL = `create function tell() returns trigger language plpgsql as $$ begin
  perform pg_notify(tg_table_schema, tg_argv[0] || ' ' || current_setting('application_name')); return null; end $$`

/**
 * The shared migrations for PostgreSQL: texts compare byte by byte, whatever the database's collation, and the indexes have long texts by their digest.
 * So a primary key is a unique index.
 */
export const postgresMigrations = (): Readonly<Record<string, readonly string[]>> => ({
  '0000-postgres': [INDEX_KEY, TELL],
  ...Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, statements]) => [
      name,
      [
        ...statements.flatMap(translate),
        ...Object.entries(TOLD[name] ?? {}).map(tellOf),
        ...(name === '0014-readings' ? [TELL_FREE] : []),
      ],
    ]),
  ),
})

/** One shared statement as PostgreSQL gets it. */
const translate = (statement: string): readonly string[] => {
  const sql = statement.replace(/\s*\n\s*/g, ' ')
  const index = /^(create (?:unique )?index "\w+" on "\w+" )\((.*)\)$/.exec(sql)
  if (index) return [`${index[1]}(${indexedAll(index[2] ?? '')})`]
  const table = /^create table "(\w+)"/.exec(sql)?.[1]
  const typed = sql.replace(/(?<=" )text\b/g, 'text collate "C"')
  if (table === undefined) return [typed]
  const keys: string[] = []
  const bare = typed
    .replace(/, constraint "(\w+)" primary key \(([^)]*)\)/, (_, name: string, columns: string) => {
      keys.push(`create unique index "${name}" on "${table}" (${indexedAll(columns)})`)
      return ''
    })
    .replace(/("(\w+)" [^,"(]*(?:"C")?[^,"(]*) primary key/, (_, column: string, name: string) => {
      keys.push(`create unique index "${table}_key" on "${table}" (${indexed(name)})`)
      return column
    })
  return [bare, ...keys]
}

const indexedAll = (columns: string): string =>
  [...columns.matchAll(/"(\w+)"/g)].map(([, column]) => indexed(column ?? '')).join(', ')

const tellOf = ([table, what]: readonly [string, string]): string =>
  `create trigger "tell" after insert or update or delete on "${table}" for each row execute function tell('${what}')`
