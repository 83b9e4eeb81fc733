/** The area under the ROC curve: how often an answered question is surer than an unanswered one. Ties count half. – if there are none. */
export const auroc = (sure: readonly number[], unsure: readonly number[]): string => {
  if (sure.length === 0 || unsure.length === 0) return '–'
  const all = [
    ...sure.map((value) => ({ value, yes: true })),
    ...unsure.map((value) => ({ value, yes: false })),
  ]
  all.sort((a, b) => a.value - b.value)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1
    for (let i = from; i < to; i += 1) if (all[i]?.yes) ranks += (from + to + 1) / 2
    from = to
  }
  return ((ranks - (sure.length * (sure.length + 1)) / 2) / (sure.length * unsure.length)).toFixed(4)
}

/** The share of a list that passes, in per cent. */
export const percent = <T>(list: readonly T[], passes: (item: T) => boolean): string =>
  ((100 * list.filter(passes).length) / Math.max(1, list.length)).toFixed(1)

/** How many of a hundred unanswered questions are claimed when ninety of a hundred answered ones are. – if there are none. */
export const throughAtNinety = (sure: readonly number[], unsure: readonly number[]): string => {
  if (sure.length === 0 || unsure.length === 0) return '–'
  const cut = sure.toSorted((a, b) => b - a)[Math.floor(sure.length * 0.9)] ?? 0
  return percent(unsure, (value) => value >= cut)
}

/** How sure one outcome was, and whether it was right. */
export interface Judged {
  readonly sure: number
  readonly right: boolean
  readonly weight: number
}

const TENTHS = 10

/**
 * The reliability of the confidence: for each tenth, how many outcomes it holds, their mean confidence and how many were right. Then the
 * expected calibration error: how much the two differ on average.
 */
export const reliability = (judged: readonly Judged[]): string => {
  const sum = (list: readonly Judged[], of: (one: Judged) => number): number =>
    list.reduce((all, one) => all + of(one), 0)
  const all = sum(judged, ({ weight }) => weight)
  const rows = Array.from({ length: TENTHS }, (_, tenth) => {
    const own = judged.filter(({ sure }) => Math.min(TENTHS - 1, Math.floor(sure * TENTHS)) === tenth)
    const weight = sum(own, (one) => one.weight)
    const sure = sum(own, (one) => one.weight * one.sure)
    const right = sum(own, (one) => (one.right ? one.weight : 0))
    return { tenth, weight, sure, right }
  })
  const share = (part: number, whole: number): string => (part / Math.max(Number.MIN_VALUE, whole)).toFixed(2)
  return [
    '| from | share of the questions | confidence | right |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ tenth, weight, sure, right }) =>
        `| ${tenth / TENTHS} | ${share(weight, all)} | ${share(sure, weight)} | ${share(right, weight)} |`,
    ),
    `expected calibration error ${(rows.reduce((error, { sure, right }) => error + Math.abs(sure - right), 0) / all).toFixed(3)}`,
  ].join('\n')
}
