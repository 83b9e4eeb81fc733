/** Versions of one file with 2,500 documents. Each version drops the first 100, changes a third, and adds 100. */
export const fileOfVersion = (version: number) => ({
  file: { name: 'news.jsonl', stamp: String(version) },
  content: {
    documents: Array.from({ length: 2_500 }, (_, at) => {
      const n = 100 * version + at
      const hash = `h${Math.floor((version + n) / 3)}`
      return { id: `s${n}`, hash, data: JSON.stringify({ text: `${n} of ${hash}. `.repeat(20) }) }
    }),
    problems: JSON.stringify([`of version ${version}`]),
  },
})
