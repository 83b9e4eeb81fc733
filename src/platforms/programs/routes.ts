import { z } from 'zod'
import type { Asker, Desk } from '../../commands/desk.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { HttpError } from './errors.ts'
import { ANSWER, FOUND, LISTING, QUESTION, SOURCES, START, TEXT, WORDS } from './schemas.ts'
import { answerShape, foundShape, idOf, pageShape, textShape } from './shapes.ts'

/*
 * The addresses of the HTTP API, in one table: the server and the OpenAPI document are made from it.
 */

/** What a route needs to be carried out. */
export interface Call {
  readonly programs: Desk['programs']
  readonly from: Asker
  /** Of what is said when something cannot be done. */
  readonly language: Speech
}

export interface ApiRoute {
  readonly method: 'get' | 'post'
  /** As OpenAPI writes it: `/api/sources/{id}`. */
  readonly path: string
  /** What generated clients call it. */
  readonly operation: string
  readonly summary: string
  /** A `post` takes a body, a `get` its path and query. */
  readonly takes: z.ZodObject
  readonly gives: z.ZodObject
  /** Whether what is asked for may be missing, so that the answer is 404. */
  readonly finds?: true
  /** @throws HttpError if what is given makes no sense, and what the desk throws */
  readonly run: (given: unknown, call: Call) => Promise<object>
}

const defineRoute = <Takes extends z.ZodObject, Gives extends z.ZodObject>(
  route: Omit<ApiRoute, 'takes' | 'gives' | 'run'> & {
    readonly takes: Takes
    readonly gives: Gives
    readonly run: (given: z.infer<Takes>, call: Call) => Promise<z.infer<Gives>>
  },
): ApiRoute => ({ ...route, run: (given, call) => route.run(parse(route.takes, given, call.language), call) })

export const ROUTES: readonly ApiRoute[] = [
  defineRoute({
    method: 'post',
    path: '/api/ask',
    operation: 'ask',
    summary: 'Answers a question with sentences of the sources, word for word, or says that they don’t say',
    takes: QUESTION,
    gives: ANSWER,
    run: async (question, { programs, from }) => answerShape(await programs.ask(question, from)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/find',
    operation: 'find',
    summary: 'Gives the passages that hold some words, best first. They need not answer anything',
    takes: WORDS,
    gives: FOUND,
    run: async ({ words, limit }, { programs, from }) => foundShape(await programs.find(words, limit, from)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/sources',
    operation: 'listSources',
    summary: 'Lists the sources that the token reads, a page at a time',
    takes: LISTING,
    gives: SOURCES,
    run: async (wanted, { programs, from }) => pageShape(await programs.list(wanted, from)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/sources/{id}',
    operation: 'readSource',
    summary: 'Gives what a source is, and its text as it was read, from a place on',
    takes: z.strictObject({
      id: z.string().describe('The `source` of an answer or a list, or an id, percent-encoded'),
      start: START,
    }),
    gives: TEXT,
    finds: true,
    run: async ({ id, start }, { programs, from, language }) => {
      const source = await programs.read(idOf(id), from)
      if (!source) throw new HttpError(404, 'no_source', messagesFor(language).programs.noSource)
      return textShape(source, start, language)
    },
  }),
]

/** @throws HttpError that names each field that is wrong */
const parse = <Takes extends z.ZodObject>(takes: Takes, given: unknown, language: Speech): z.infer<Takes> => {
  const result = takes.safeParse(given, { error: z.locales[language]().localeError })
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  )
  throw new HttpError(400, 'bad_request', messagesFor(language).programs.badRequest(faults.join('. ')))
}
