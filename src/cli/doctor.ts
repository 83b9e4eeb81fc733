import { createApp } from '../app.ts'
import { reportFault } from '../commands/context.ts'
import { type Config, SETTINGS, type Settings, secretsOf } from '../config.ts'
import { displayText, shorten } from '../display.ts'
import { UserError } from '../errors.ts'
import { redact } from '../log.ts'
import { messagesFor } from '../messages/catalogue.ts'
import { type Finding, good, hint, problem } from '../platforms/finding.ts'
import type { Setting } from '../setting.ts'
import { examineSearch } from './examine-search.ts'
import { examineStore, type Stored } from './examine-store.ts'
import { type ExitStatus, reportBug } from './report.ts'

/**
 * Examines what the bot needs. Each finding is a line, with what to do about it on the next. A failed examination does not keep the
 * others from running. Never rejects, and writes no token.
 * @param options.channel the id of a channel that the bot is to answer in
 * @param write receives each line without its line break, safe for a terminal
 * @returns 0 if all is well, or 2 if something has to be done
 */
export const runDoctor = async (
  { config, wrong }: Settings,
  { channel }: { readonly channel?: string | undefined },
  write: (line: string) => void,
): Promise<ExitStatus> => {
  const secrets = secretsOf(config)
  const say = (mark: string, text: string) =>
    write(`${mark} ${redact(displayText(text).replace(/\.$/, ''), secrets)}`)
  let toDo = 0
  const tell = async (examination: Promise<readonly Finding[]>, subject: string) => {
    for (const { ok, what, cure } of await examination.catch((error) => examinationFailed(error, subject))) {
      say(ok === 'hint' ? '·' : ok ? '✓' : '✗', what)
      if (cure !== undefined) say('  →', cure)
      if (ok === false) toDo += 1
    }
  }
  await tell(Promise.resolve(settingFindings(wrong)), 'The settings')
  const stored: Stored = { listensToAll: false, readElsewhere: false }
  const examined = examineStore(config, stored)
  // It says whether the sources have to be here.
  await examined.catch(() => {})
  await tell(examineSources(config, stored), 'The sources')
  await tell(examined, 'The store')
  if (config.search) await tell(examineSearch(config.search), 'OpenSearch')
  await tell(Promise.resolve(platformFindings(config, wrong, channel)), 'The platforms')
  const { slack, discord } = config
  const channelOn = (platform: string) =>
    channel !== undefined && platformOf(channel) === platform ? channel : undefined
  if (slack) {
    const { examineSlack } = await import('../platforms/slack/set-up/examine.ts')
    await tell(examineSlack(slack, channelOn('slack')), 'Slack')
  }
  if (discord) {
    const { examineDiscord } = await import('../platforms/discord/set-up/examine.ts')
    const options = { listensToAll: stored.listensToAll, channel: channelOn('discord') }
    await tell(examineDiscord(discord, options), 'Discord')
  }
  if (config.web) {
    const { examineSignIn } = await import('../platforms/web/sign-in/providers.ts')
    await tell(examineSignIn(config.web), 'Signing in')
  }
  write(toDo === 0 ? 'All is well.' : `${toDo} ${toDo === 1 ? 'thing has' : 'things have'} to be done.`)
  return toDo === 0 ? 0 : 2
}

const examinationFailed = (error: unknown, subject: string): readonly Finding[] => {
  const id = reportFault(reportBug, error)
  return [problem(`${subject} could not be examined: that is a bug, with the id ${id}`)]
}

const settingFindings = (wrong: readonly string[]): readonly Finding[] =>
  wrong.length === 0
    ? [good('No setting is wrong')]
    : wrong.map((line) => {
        const setting: Setting | undefined = SETTINGS[line.split(' ')[0] as keyof typeof SETTINGS]
        const at = setting === undefined ? -1 : line.indexOf(`: ${setting.cure}`)
        return at < 0 ? problem(line) : problem(line.slice(0, at), line.slice(at + 2))
      })

/** Reads the sources as the bot does when it starts, but without its store. */
const examineSources = async (config: Config, { readElsewhere }: Stored): Promise<readonly Finding[]> => {
  const needed = (what: string, cure?: string) =>
    readElsewhere
      ? hint(what, 'A bot here takes the sources from the one that reads them, and never takes over')
      : problem(what, cure)
  try {
    const app = await createApp({ ...config, database: ':memory:' }, reportBug)
    await app.close()
    const { figures, problems, passedOver } = app
    const messages = messagesFor(config.language)
    const unread = problems.slice(0, SHOWN_PROBLEMS).map(({ message }) => problem(message))
    const more = problems.length - unread.length
    return [
      figures.sources === 0
        ? needed('No source can be read', messages.noSources(config.sources))
        : good(`Sources: ${messages.sourceCount(figures.sources, figures.passages)} in ${config.sources}`),
      ...(passedOver === '' ? [] : [good(messages.passedOver(passedOver))]),
      ...(readElsewhere && figures.sources === 0 ? [] : unread),
      ...(more > 0 ? [problem(messages.moreProblems(more))] : []),
    ]
  } catch (error) {
    if (error instanceof UserError) return [needed(error.message, SETTINGS.SOURCES_DIR.cure)]
    throw error
  }
}

const platformFindings = (
  { slack, discord }: Config,
  wrong: readonly string[],
  channel: string | undefined,
): readonly Finding[] => {
  const findings: Finding[] = []
  if (!slack && !discord && !wrong.some((line) => /^(?:SLACK|DISCORD)_/.test(line)))
    findings.push(
      hint(
        'No chat platform is set up: the bot answers in the terminal alone',
        'docs/slack.md and docs/discord.md say how to begin',
      ),
    )
  if (channel === undefined) return findings
  const platform = platformOf(channel)
  if (platform === undefined)
    findings.push(
      problem(
        `“${shorten(channel)}” is no channel’s id: Slack’s are like C024BE91L, Discord’s have 17 to 20 digits`,
        'Slack: click the channel’s name, and the id stands at the end of About. Discord: User Settings → Advanced → Developer Mode, then right-click the channel → Copy Channel ID',
      ),
    )
  else if (platform === 'slack' ? !slack : !discord)
    findings.push(
      problem(
        `${channel} is a channel of ${platform === 'slack' ? 'Slack' : 'Discord'}, which is not set up`,
        `docs/${platform}.md says how to`,
      ),
    )
  return findings
}

const platformOf = (channel: string): 'slack' | 'discord' | undefined =>
  /^[CDG][A-Z0-9]{5,20}$/.test(channel) ? 'slack' : /^\d{17,20}$/.test(channel) ? 'discord' : undefined

/** The most problems that are shown; they tend to be alike. */
const SHOWN_PROBLEMS = 5
