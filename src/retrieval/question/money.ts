/** What asks for a sum of money, and what tells one. */
import { wordSet } from '../../language/fold.ts'
import type { Token } from '../../language/tokens.ts'

/** Nouns for sums of money. */
const SUMS = wordSet(
  `price prices cost costs fee fees fare rent salary wage budget revenue turnover debt fine ransom bounty value money sum bill tab invoice
   precio precios coste costo tarifa alquiler salario sueldo presupuesto deuda multa valor`,
)
const COINS = wordSet(
  `dollar dollars cent cents euro euros pound pounds pence penny peso pesos crown crowns krone kroner krona franc francs yen yuan rupee rupees real reais lira liras mark
   marks ruble rubles rouble roubles won shilling shillings dinar dinars dirham rand zloty baht bitcoin bitcoins sucre sucres bolivares soles usd eur gbp cad aud nzd chf
   dolar dolares libra libras corona coronas franco francos centavo centavos rublo rublos rupia rupias`,
)
const SIGNS = wordSet('dollar euro pound')
/** What stands before a figure. A word there belongs to something else: "Koch won 412 votes". */
const BEFORE = /^(?:[$€£¥]|usd|eur|gbp|cad|aud|nzd|chf)$/
const FREE = wordSet('free gratis')
/** How many words of a figure may stand before its coin: "41 and a half million crowns", "3 million Danish crowns". */
const REACH = 4
const WITHIN = wordSet(
  'and a half million millions billion billions thousand of y media medio mil millon millones de',
)

/** Whether a folded word names a coin. */
export const isCoinWord = (word: string): boolean => COINS.has(word)

/** Whether a folded word is a noun for a sum of money. */
export const isSumNoun = (word: string): boolean => SUMS.has(word)

/** Whether a token is a coin or its sign. */
export const isCoin = (token: Token | undefined): boolean =>
  token !== undefined && (COINS.has(token.word) || SIGNS.has(token.term) || token.word === '¥')

/** Whether a token says that something costs nothing. */
export const isFree = ({ word }: Token): boolean => FREE.has(word)

/** Whether a token is part of a sum of money: "$3.5 million", "41 million crowns", "free". */
export const isMoney = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token === undefined) return false
  if (isFree(token)) return true
  if (!token.number && token.scale !== true) return false
  if (
    BEFORE.test(tokens[at - 1]?.word ?? '') ||
    (token.scale === true && BEFORE.test(tokens[at - 2]?.word ?? ''))
  )
    return true
  for (let next = at + 1; next <= at + REACH; next += 1) {
    const token = tokens[next]
    // In "12 divers paid $3", the sign belongs to the next figure.
    const isNextSign = /^[^\p{L}\p{N}]$/u.test(token?.word ?? '') && tokens[next + 1]?.number === true
    if (token === undefined || token.term === 'percent' || isNextSign) return false
    if (isCoin(token)) return true
    // "40 guests paid 3 crowns" tells two figures.
    if (!token.number && token.scale !== true && !token.capital && !WITHIN.has(token.word)) return false
  }
  return false
}
