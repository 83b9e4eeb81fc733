/** The package ships no types. */
declare module 'snowball-stemmers' {
  export function newStemmer(language: 'english' | 'spanish'): { stem(word: string): string }
}
