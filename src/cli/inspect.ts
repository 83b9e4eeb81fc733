import { type App, createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { groupGaps } from '../digest/compose/gaps.ts'
import { gapsCsv } from '../digest/compose/gaps-csv.ts'
import { reportBug } from '../log.ts'
import type { Messages } from '../messages/en.ts'
import { formatReply, TERMINAL_PLACE, write } from '../platforms/terminal/output.ts'
import type { Run } from './arguments.ts'
import { previewDigest } from './digest.ts'
import { reportReading } from './reading.ts'
import type { ExitStatus } from './report.ts'

const DAY = 86_400_000

/**
 * Looks into what a running bot has kept, and changes nothing of it that anybody would see.
 * @throws UserError for a day that there is not
 */
export const inspect = async (
  run: Run & { readonly kind: 'digest' | 'gaps' },
  config: Config,
  messages: Messages,
): Promise<ExitStatus> => {
  const app = await createApp(config, reportBug)
  try {
    if (!reportReading(app, config)) return 2
    await write(process.stdout, await textOf(run, app, config, messages))
    return 0
  } finally {
    await app.close()
  }
}

const textOf = async (
  run: Run & { readonly kind: 'digest' | 'gaps' },
  app: App,
  config: Config,
  messages: Messages,
): Promise<string> => {
  switch (run.kind) {
    case 'digest':
      return `${await previewDigest(app, config, run.channel, run.at, messages)}\n`
    case 'gaps': {
      if (run.csv) {
        const now = Date.now()
        const asked = await app.store.questionsAsked(now - run.days * DAY, now)
        return gapsCsv(groupGaps(asked.filter(({ status }) => status !== 'answered')))
      }
      const reply = await app.desk.handle(
        { kind: 'gaps', days: run.days, page: 1 },
        { place: TERMINAL_PLACE },
      )
      return `${formatReply(reply, process.stdout, config.styled)}\n`
    }
    default:
      return run satisfies never
  }
}
