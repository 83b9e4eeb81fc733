import { displayText } from '../../../display.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * A source's or a person's text as Slack's markup shows it: as it stands, on one line, and nobody is pinged by it. Slack has entities
 * for three characters alone; a sign that formats is kept from it by a zero-width space on either side, since no format begins
 * before a space or ends behind one. Where there is a choice, plain or rich text is better: they have no markup.
 * @see “Formatting message text” in Slack's documentation
 */
export const escapeMrkdwn = (text: string): string =>
  displayText(text)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '')
    .replace(/[*_~`]|^ ?&gt;|:(?=[^\s:]+:)/g, '\u200b$&\u200b')
