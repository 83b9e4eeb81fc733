import { SETTINGS } from '../src/config.ts'

/** An environment without settings, for programs that tests start. Empty values override a developer's own .env. */
export const NO_SETTINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ''])),
  DATABASE: ':memory:',
  PATH: process.env.PATH ?? '',
}

/** How `npm start` starts Node: without the second flag a large expression is compiled twice, and the first answer takes twice as long. */
export const NODE_FLAGS = ['--max-semi-space-size=16', '--no-regexp-tier-up']
