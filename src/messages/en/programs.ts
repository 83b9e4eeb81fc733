/** What other programs are told, and what a shell says of their tokens, in English. */
export const enPrograms = {
  /** After a new token, on its own line, was written. @param reads one of `reads` */
  tokenMade: (name: string, reads: string) =>
    `This is the token “${name}”. It ${reads}. It is shown this once: keep it as you keep a password.`,
  noShelfYet: (workspace: string) =>
    `Nothing was added in ${workspace} so far. If that is its id, the token reads what will be.`,
  reads: {
    main: 'reads the main shelf',
    workspace: (id: string) => `reads what all of ${id} reads`,
    channel: (id: string) => `reads what the channel ${id} reads`,
  },
  tokenLine: (id: string, name: string, reads: string, made: string, used: string | undefined) =>
    `${id} · ${name} · ${reads} · made ${made} · ${used === undefined ? 'never used' : `last used ${used}`}`,
  noTokens: 'There is no token. footnote token create makes one.',
  tokenRevoked: (name: string) => `The token “${name}” works no more.`,
  noSuchToken: 'There is no such token. footnote token list shows those there are, with their ids and names.',
  nameTaken: (name: string) => `There is a token “${name}” already: choose another name, or revoke it first.`,
  badName: (most: number) =>
    `That is no name for a token: give one of at most ${most} characters, on one line.`,
  badWorkspace: (typed: string) =>
    `--workspace is “${typed}”: give slack: or discord: and its id, such as slack:T024BE7LD or discord:123456789012345678.`,
  badChannel: (typed: string) =>
    `--channel is “${typed}”: give slack: or discord: with the ids of the workspace and the channel, such as slack:T024BE7LD/C024BE91L.`,
  oneOfBoth:
    'Give --workspace or --channel, not both: a channel’s token reads what is its workspace’s as far as the channel does.',
  tokenWhat:
    'Say what to do with tokens: token create reports, token list or token revoke reports. A token lets another program ask.',

  /** How an answer is to be taken, for who reads no status. */
  says: {
    answered: 'The first excerpt answers the question.',
    related: 'No source answers this for certain. The excerpts only came nearest.',
    none: 'The sources don’t say.',
  },
  tooOften: (seconds: number) =>
    `That is more than one program is answered in a minute. Try again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
  badCursor:
    'That is no cursor of this list. Begin without one, and go on with the one that each page gives.',
  noSource: 'There is no such source. The list of sources has all that can be read, with their addresses.',
  beyondEnd: (length: number) => `That text has ${length} characters. Begin before its end.`,

  /** Why a request is refused. */
  noToken:
    'Give a token in the header Authorization: Bearer fn_…. Whoever runs Footnote makes one with: footnote token create.',
  badToken: {
    malformed:
      'That is no token of Footnote: one is fn_ and 43 more characters. Check that all of it was copied.',
    unknown:
      'There is no such token: it was revoked, or a character of it is wrong. Whoever runs Footnote sees those there are with: footnote token list.',
  },
  badRequest: (faults: string) => `${faults}. /api/openapi.json says what this address takes.`,
  notJson: 'Send the body as JSON, with the header Content-Type: application/json.',
  brokenJson: 'The body is not JSON. It is an object, such as {"question": "When was it signed?"}.',
  oneMessage: 'Send one message in a request, not a list of them.',
  tooLarge: (bytes: number) => `The body has more than ${bytes} bytes. Send less.`,
  noAddress: 'There is nothing at this address. /api/openapi.json says which there are.',
  wrongMethod: (allowed: string) => `This address takes ${allowed} alone.`,
  wrongHost: 'Footnote is not reached by this name. Whoever runs it sets the name with WEB_URL.',
  wrongOrigin: 'Pages of other sites may not ask here. Ask from a program, not from a browser.',
}
