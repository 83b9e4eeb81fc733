import { SETTINGS } from '../src/config.ts'

/** An environment without settings, for programs that tests start: empty values keep a developer's own .env out of them. */
export const NO_SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ''])),
  DATABASE: ':memory:',
  PATH: process.env.PATH ?? '',
}
