import type { FeedFault } from '../../../messages/en/web.ts'

/** A feed could not be read. The catalogues say why under `web.feedFault`, and what to do. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
  readonly reason: FeedFault

  constructor(reason: FeedFault, options: ErrorOptions = {}) {
    super(`The feed could not be read: ${reason}.`, options)
    this.reason = reason
  }
}
