import type { Command } from '../../../command.ts'
import type { Asker, Desk } from '../../../commands/desk.ts'
import type { Log } from '../../../log.ts'
import type { Speech } from '../../../model.ts'
import type { Reply } from '../../../reply.ts'

/** What whoever receives something from Discord works with. */
export interface ReceiveDeps {
  readonly desk: Desk
  readonly log: Log
  /** The bot's language. */
  readonly language: Speech
  /** `Desk.handle`, and what Discord must be asked for because of the command. */
  handle(command: Command, from: Asker): Promise<Reply>
}
