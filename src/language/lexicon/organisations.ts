/**
 * Abbreviations that differ between English and Spanish, a line each: the term that they share, a colon, both, and a bar before what they stand
 * for in English and in Spanish, where sources may write that alone. Folded. The WHO's English letters are also a word (`tokens.ts`).
 */
const LINES = `
  fta: fta ftas tlc tlcs | free trade agreement / tratado de libre comercio
  oas: oas oea | organization of american states / organización de los estados americanos
  nato: nato otan | north atlantic treaty organization / organización del tratado del atlántico norte
  gdp: gdp pib | gross domestic product / producto interno bruto
  imf: imf fmi | international monetary fund / fondo monetario internacional
  wto: wto omc | world trade organization / organización mundial del comercio
  oms: oms | world health organization / organización mundial de la salud
  oecd: oecd ocde | organisation for economic co-operation and development / organización para la cooperación y el desarrollo económicos
  opec: opec opep | organization of the petroleum exporting countries / organización de países exportadores de petróleo
  ilo: ilo oit | international labour organization / organización internacional del trabajo
  ngo: ngo ngos ong ongs | non-governmental organization / organización no gubernamental
  eclac: eclac cepal | economic commission for latin america and the caribbean / comisión económica para américa latina y el caribe
  undp: undp pnud | united nations development programme / programa de las naciones unidas para el desarrollo
  iaea: iaea oiea | international atomic energy agency / organismo internacional de energía atómica
  usmca: usmca tmec |
  nafta: nafta tlcan |
  dna: dna adn |
  hiv: hiv vih |
  lng: lng gnl | liquefied natural gas / gas natural licuado
  sida: sida | acquired immune deficiency syndrome / síndrome de inmunodeficiencia adquirida
`

interface Abbreviation {
  readonly term: string
  readonly ways: readonly string[]
  readonly long: Readonly<Record<'en' | 'es', string>> | undefined
}

const ABBREVIATIONS: readonly Abbreviation[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [, term = '', ways = '', , en, es] = /^\s*(\S+): ([^|]+?) \|( (.+) \/ (.+))?$/.exec(line) ?? []
    return {
      term,
      ways: ways.split(' '),
      long: en === undefined || es === undefined ? undefined : { en, es },
    }
  })

/** The shared term of each abbreviation, by its folded letters. */
export const ABBREVIATED: ReadonlyMap<string, string> = new Map(
  ABBREVIATIONS.flatMap(({ term, ways }) => ways.map((way) => [way, term] as const)),
)

/** What a term of `ABBREVIATED` stands for; undefined for any other. */
export const spelledOut = (term: string, language: 'en' | 'es'): string | undefined =>
  LONG.get(term)?.[language]

const LONG = new Map(ABBREVIATIONS.map(({ term, long }) => [term, long]))
