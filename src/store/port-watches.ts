import type { Place, Speech } from '../model.ts'
import type { AskedQuestion, ChannelRef } from './records.ts'

/** A standing question: whoever asked is told when a source answers it. */
export interface Watch {
  /** Short enough for a button to carry. */
  readonly id: string
  /** Where the answer goes: the channel, or with `direct` its user. */
  readonly place: Place
  readonly direct: boolean
  readonly question: string
  readonly language: Speech
  /** Milliseconds since 1970, as all times here. Sources that were there before do not count. */
  readonly at: number
  /** The question it came from, where somebody asked to be told once there is an answer: then it ends with the first. */
  readonly gap?: string
}

/** What a store keeps of standing questions, and of what could not be answered. */
export interface WatchStore {
  saveWatch(watch: Watch): Promise<void>
  watch(id: string): Promise<Watch | undefined>
  /** Those whose place names the channel, where one is given, and the person, where one is; `direct` ones too. Oldest first. */
  watches(of?: { readonly channel?: ChannelRef; readonly user?: string }): Promise<readonly Watch[]>
  /** What it was told of is kept, so that a process that has it at hand doesn't tell it again. */
  deleteWatch(id: string): Promise<void>
  /** Takes down that a watch was told of a source. False where it was before, or where the watch is gone. */
  claimHit(watch: string, source: string, at: number): Promise<boolean>
  /** Gives a hit back, because it could not be told. */
  releaseHit(watch: string, source: string): Promise<void>
  /** The sources that a watch was told of since a time, oldest first. */
  hits(watch: string, since: number): Promise<readonly string[]>

  /** Questions that were asked in `[since, until)`, oldest first, at most 10,000: of a channel, or of everywhere. */
  questionsAsked(
    since: number,
    until: number,
    channel?: ChannelRef,
  ): Promise<readonly (AskedQuestion & { readonly up: number; readonly down: number })[]>
}
