/** What a person asks of the bot, whichever platform they do it on. A button press is one too. */
export type Command =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'source-list'; readonly page: number }
  /** `which` is a number in the list, or words of a title; a number at the end of such words may be a page. */
  | { readonly kind: 'source-show'; readonly which: string; readonly page: number }
  | { readonly kind: 'source-find'; readonly words: string }
  | { readonly kind: 'help' }
  /** Begins with a slash but is no command. */
  | { readonly kind: 'unknown'; readonly typed: string }
  | { readonly kind: 'bad-page'; readonly typed: string }
