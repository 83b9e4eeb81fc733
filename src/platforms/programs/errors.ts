import type { Context } from 'hono'
import { z } from 'zod'
import type { Desk } from '../../commands/desk.ts'
import { TooOftenError, UserError } from '../../errors.ts'
import type { Speech } from '../../model.ts'
import { plainText } from '../../plain-text.ts'

/** What a program is told of an error. `message` says what to do; a program goes by `code`. */
export const ERROR = z.object({
  error: z.object({
    code: z.enum([
      'bad_request',
      'no_token',
      'bad_token',
      'wrong_origin',
      'no_source',
      'no_address',
      'wrong_method',
      'too_large',
      'not_json',
      'wrong_host',
      'too_often',
      'bug',
    ]),
    message: z.string(),
  }),
})

type Code = z.infer<typeof ERROR>['error']['code']
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 429 | 500

/** An answer that is no success. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly status: ErrorStatus
  readonly code: Code
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: ErrorStatus,
    code: Code,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** The answer to an error. A bug is reported, and only its id is told. */
export const errorResponse = (
  error: unknown,
  c: Context,
  { desk, language }: { readonly desk: Pick<Desk, 'failureReply'>; readonly language: Speech },
): Response => {
  const { status, code, message, headers } = toHttp(error, () =>
    plainText(desk.failureReply(error, language)),
  )
  return c.json({ error: { code, message } } satisfies z.infer<typeof ERROR>, status, headers)
}

const toHttp = (error: unknown, bug: () => string): HttpError => {
  if (error instanceof HttpError) return error
  if (error instanceof TooOftenError)
    return new HttpError(429, 'too_often', error.message, {
      'retry-after': String(Math.ceil(error.wait / 1000)),
    })
  if (error instanceof UserError) return new HttpError(400, 'bad_request', error.message)
  return new HttpError(500, 'bug', bug())
}
