/** The package comes without types. These are of what the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    callback(): RequestListener
    /** Runs around what answers a request. */
    use(
      middleware: (
        context: { readonly path: string; body: Readonly<Record<string, unknown>> },
        next: () => Promise<void>,
      ) => Promise<void>,
    ): void
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Readonly<Record<string, unknown>>,
    ): Promise<void>
    readonly Grant: new (
      of: Readonly<{ clientId: string; accountId: string }>,
    ) => { addOIDCScope(scope: string): void; save(): Promise<string> }
  }
}
