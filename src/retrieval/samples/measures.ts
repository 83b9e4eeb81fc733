/** A day, a month or a year as sentences write it, with a year unless a day is named. Sources of patterns. */
const EN_MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const ES_MONTH =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'
/** Not the beginning of a longer figure, a span of years or a count ("in 2000 schools"). */
const YEAR = "(?:1\\d|20)\\d\\d(?![\\d.,]*\\d|[-–’'])"

export const EN_DATE = `(?:(?:\\d{1,2} )?${EN_MONTH} (?:\\d{1,2}, )?${YEAR}|${EN_MONTH} \\d{1,2}(?!\\d)|\\d{1,2} ${EN_MONTH}|${YEAR})`
export const ES_DATE = `(?:(?:\\d{1,2} de )?${ES_MONTH} (?:de|del) ${YEAR}|\\d{1,2} de ${ES_MONTH}|${YEAR})`

/** How much of something there is, in figures or words. Sources of patterns. */
export const EN_COUNT =
  '(?:\\d[\\d.,]*(?<=\\d)(?: (?:million|billion|thousand|hundred))?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))'
export const EN_ABOUT =
  '(?:about|around|some|nearly|almost|over|roughly|approximately|more than|at least|only|an estimated) '
export const ES_COUNT =
  '(?:\\d[\\d.,]*(?<=\\d)(?: (?:mil|millones de|mil millones de))?|(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|cincuenta))'
export const ES_ABOUT =
  '(?:unos|unas|alrededor de|cerca de|casi|más de|al menos|solo|aproximadamente|un total de) '

/** An amount of money. Sources of patterns. */
export const EN_MONEY =
  '(?:(?:US|A|C|NZ)?[$€£]\\d[\\d.,]*(?<=\\d)(?: ?(?:million|billion|trillion|bn|m)\\b)?|\\d[\\d.,]*(?<=\\d) (?:million |billion |trillion )?(?:dollars|euros|pounds|pesos|yen|crowns|francs|rupees|yuan|reais)\\b)'
export const ES_MONEY =
  '(?:\\d[\\d.,]*(?<=\\d) (?:mil |millones |mil millones )?(?:de )?(?:dólares|euros|libras|pesos|yenes|coronas|francos|yuanes|soles|reales|bolívares)(?!\\p{L}))'
