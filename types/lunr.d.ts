/** The package ships no types. These are of what the benchmark uses. */
declare module 'lunr' {
  class Token {
    constructor(text: string, metadata: object)
  }
  class Builder {
    tokenizer: (text: string) => Token[]
    ref(field: string): void
    field(name: string): void
    add(document: object): void
    build(): {
      query(ask: (query: { term(terms: readonly string[], options: object): void }) => void): {
        ref: string
        score: number
      }[]
    }
  }
  const lunr: { readonly Token: typeof Token; readonly Builder: typeof Builder }
  export default lunr
}
