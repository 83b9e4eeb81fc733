import { SETTINGS } from '../src/config.ts'

/** An environment without settings, for programs that tests start. Empty values override a developer's own .env. */
export const NO_SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ''])),
  DATABASE: ':memory:',
  PATH: process.env.PATH ?? '',
}
