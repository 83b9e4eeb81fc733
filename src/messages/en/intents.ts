/** What the bot says, in English, to what people say to it rather than ask the sources. */
export const enIntents = {
  /** To thanks, assent and laughter. */
  welcome: 'Glad to help. Ask me whenever you like.',
  goodbye: 'Goodbye. Mention me, or write to me, when you have another question.',
  clear:
    'I cannot clear a chat. Under an answer of yours, Dismiss removes it; a new thread or message starts afresh.',
  /** To "source?" or "more" where nothing was answered before. */
  nothingYet: 'I have answered nothing here yet that this could be about. Ask the question first.',
  author: (name: string) => `By ${name}.`,
  noAuthor: 'The source names no author.',
  published: (day: string) => `Published: ${day}.`,
  noDate: 'The source gives no date.',
  /** To “who said that?” and “when was that?”, before what the source says of itself. */
  untold: {
    who: 'The quotation does not say who said so.',
    when: 'The quotation does not say when that was.',
  },
  origin: (sources: number): string => (sources === 1 ? 'That is from:' : 'Those are from:'),
  /** Above what is new. */
  newSince: (day: string) => `New since ${day}:`,
  /** Below a source's leading sentences. */
  ownWords: 'In the source’s own words.',
  neverRewords:
    'I only quote: I never reword, shorten, explain or translate what a source says. You can read on in the source itself.',
}
