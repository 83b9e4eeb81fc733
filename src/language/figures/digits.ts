/** The ending of an ordinal: "5th", "1º". */
const ORDINAL = /\D+$/
/** Spaces between thousands: "1 250 000". */
const SPACES = /[\s\u2009\u202f]/g

/**
 * One spelling for a figure in digits: `1,800`, `1.800`, `1 800` and `1800` become the same, and so do `7.1` and `7,1`, `05` and `5`, `5th` and `5`.
 * A separator before exactly three digits marks thousands, and so does the first of two kinds. Any other separator is a decimal sign;
 * but several of one kind divide what is no number, as a version (`2.4.0`), which stays as it is. Indian thousands are read too
 * (`12,50,000`).
 */
export const plainNumber = (figure: string): string => {
  const digits = figure.replace(ORDINAL, '').replace(SPACES, '')
  if (/^0\d$/.test(digits)) return digits.slice(1)
  if (/^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)$/.test(digits)) return digits.replace(/[.,]/g, '')
  if (/^[1-9]\d?(?:,\d\d)+,\d{3}$/.test(digits)) return digits.replace(/,/g, '')
  const [, whole, decimals] =
    /^(\d+|\d{1,3}(?:,\d{3})+(?=\.)|\d{1,3}(?:\.\d{3})+(?=,))[.,](\d+)$/.exec(digits) ?? []
  return whole === undefined ? digits : `${whole.replace(/[.,]/g, '')}.${decimals}`
}
