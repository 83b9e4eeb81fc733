import type { CliMessages } from './cli-messages.ts'
import { formatNumber } from './format.ts'

const number = (value: number) => formatNumber(value, 'en')
const quoted = (word: string) => `“${word}”`

/** What the program says in a shell, in English. */
export const enCli: CliMessages = {
  cliHelp: `Footnote answers questions about a folder of sources with their own words.

Usage:
  footnote serve [--sources PATH]               runs on Slack and Discord where their settings are there;
                                                else asks in the terminal; piped, one question a line
  footnote ask "question" [--sources PATH]      answers once
  footnote ask --jsonl [--sources PATH]         reads {"id","q"} lines, writes one JSON line each
  footnote source list [page]                   lists the sources
  footnote source show NUMBER|TITLE [page]      shows one
  footnote source find WORDS                    finds where they mention something
  footnote digest --channel ID --dry-run        prints what that channel’s digest would say
  footnote gaps [--days N] [--csv]              lists questions that the sources could not answer
  footnote doctor [--channel ID]                checks the settings, Slack, Discord, sources and store
  footnote slack manifest [--url ADDRESS]       prints what to paste when you make the Slack app
  footnote discord register [--guild ID]        puts the commands on Discord, where they have changed

Options:
  --sources PATH   a folder or file of .txt, .md, .html or .jsonl (otherwise SOURCES_DIR)
  --json           with ask: print the answer as one JSON line
  --jsonl          with ask: answer the questions on standard input
  --top N          with --json or --jsonl: how many passages to list at most (10)
  --stats FILE     with --jsonl: write counts, times and memory to a file
  --channel ID     with doctor and digest: a channel of Slack or Discord
  --at DAY         with digest: as it would be on that day (2026-05-03)
  --days N         with gaps: of how many days (30)
  --csv            with gaps: as comma-separated values
  --url ADDRESS    with slack manifest: where Slack is to send requests, https://…/slack/events
  --guild ID       with discord register: for one server alone, at once
  --help, -h       show this
  --version, -v    show the version

Exit status:
  0   answered, or done
  1   a bug; it is logged with an id
  2   some input could not be used (a wrong option, a missing folder, a file or line that was left out),
      even where the rest was answered
  3   no source answers it for certain
  4   the sources don’t say
`,
  cliHint: 'Try: footnote --help',
  cliNoCommand: 'Say what to do: serve, ask, source, digest, gaps or doctor.',
  cliUnknownCommand: (typed) => `There is no command ${quoted(typed)}.`,
  cliUnknownOption: (option) => `There is no option ${option}.`,
  cliMisplacedOption: (option, command) => `${option} does not go with ${command}.`,
  cliNeedsValue: (option) => `${option} needs a value.`,
  cliTakesNoValue: (option) => `${option} takes no value.`,
  cliNotATop: (typed, most) => `--top is ${quoted(typed)}: give a whole number from 1 to ${number(most)}.`,
  cliNoQuestion: 'ask needs a question: footnote ask "When was it signed?"',
  cliQuestionWithJsonl: 'With --jsonl the questions come on standard input, not as arguments.',
  cliExtra: (typed) => `Nothing is expected after the command, but there is ${quoted(typed)}.`,
  cliSourceWhat: 'Say what to do with sources: source list, source show 2 or source find copper.',
  cliDigestWhat: 'digest shows what a channel’s digest would say: digest --channel C0123456789 --dry-run',
  cliNotADay: (typed) => `--at is ${quoted(typed)}: give a day, such as 2026-05-03.`,
  cliNotDays: (typed) => `--days is ${quoted(typed)}: give a whole number from 1 to 9999.`,
  cliSlackWhat: 'Say what to do for Slack: slack manifest prints what to paste when you make the app.',
  cliDiscordWhat: 'Say what to do for Discord: discord register puts the commands there.',
  cliNoDiscord:
    'DISCORD_TOKEN is missing: copy it from discord.com/developers/applications → your application → Bot → Reset Token.',
  cliRegistered: {
    changed:
      'The commands are registered. Discord shows them within a minute; restart its app if it doesn’t.',
    unchanged: 'The commands are registered already, just as they are. Nothing was changed.',
  },
  cliCannotPrint: (reason) => `The answers cannot be written (${reason}): make room, or send them elsewhere.`,
  cliCannotWrite: (path, reason) => `${path} cannot be written (${reason}): give another path to --stats.`,
  batchPlace: (line) => `standard input, line ${number(line)}`,
  batchNotJson: 'is not JSON; it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchNotAQuestion:
    'needs an "id" (text or a number) and a "q" (text); it was left out. A line is {"id": "1", "q": "When was it signed?"}',
  batchLong: (limit) => `is longer than ${number(limit)} characters; it was left out.`,
}
