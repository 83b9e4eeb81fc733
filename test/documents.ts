/** A fenced block of a document. */
export interface Fence {
  readonly language: string
  readonly lines: readonly string[]
}

export const fencesOf = (text: string): readonly Fence[] =>
  [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', body = '']) => ({
    language,
    lines: body.trimEnd().split('\n'),
  }))

/** What stands between backticks, outside of fences. */
export const codeIn = (text: string): readonly string[] =>
  [...text.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')

export const rowsOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/^\| (.+) \|$/gm)].map((match) =>
    (match[1] ?? '').split(' | ').map((cell) => cell.trim()),
  )

/** A line of a shell in its words, as far as the documents need it: quotes, but no escapes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

/** One command of the documents, without what a shell does around it. */
export interface Shown {
  readonly settings: readonly string[]
  readonly words: readonly string[]
  readonly input: string
}

export const shownIn = (line: string): readonly Shown[] => {
  const [, echoed = '', rest = line] = /^echo '([^']*)' \| (.*)$/.exec(line) ?? []
  const plain = rest.replace(/ {2,}#.*$/, '').replace(/\s[<>]\s*\S+/g, '')
  return plain.split(' && ').map((command) => {
    const words = wordsOf(command)
    const at = words.findIndex((word) => !/^[A-Z_]+=/.test(word))
    const settings = words.slice(0, at).map((word) => word.split('=')[0] ?? '')
    return { settings, words: words.slice(at), input: echoed === '' ? '' : `${echoed}\n` }
  })
}

/** What the program is given by an npm command; undefined for a script that is not the program. */
export const argumentsOf = ([program, ...words]: readonly string[]): readonly string[] | undefined => {
  if (program === 'footnote') return words
  const bare = words.filter((word) => word !== '-s')
  const after = bare.indexOf('--') < 0 ? [] : bare.slice(bare.indexOf('--') + 1)
  if (bare[0] === 'start') return ['serve', ...after]
  return bare[0] === 'run' && bare[1] === 'footnote' ? after : undefined
}
