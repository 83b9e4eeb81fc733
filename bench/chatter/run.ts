/**
 * Measures when the bot speaks among people: how often to lines that were not meant for it, and how many of those that were it catches.
 *
 *     npm run bench:chatter
 *
 * Below an answer from the sources that come with Footnote, or in a channel where it answers every question, it hears the lines of
 * `lines.txt`, one at a time. Prints the lines that it judged wrong, and the shares.
 */
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { figuresOf, judgeChatter, readChatter } from './measure.ts'

const app = await createApp(readConfig({ DATABASE: ':memory:' }), (_id, error) => console.error(error))
const judged = await judgeChatter(app.desk, readChatter())
for (const { meant, spoken, text, language } of judged)
  if (meant !== spoken) console.log(`${spoken ? 'spoken' : 'missed'}  ${language}  ${text}`)
const groups = { all: judged, heldOut: judged.filter(({ heldOut }) => heldOut) }
console.table(Object.fromEntries(Object.entries(groups).map(([name, lines]) => [name, figuresOf(lines)])))
await app.close()
