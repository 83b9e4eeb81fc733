/** The area under the ROC curve: how often a question that is answered is surer than one that is not, ties counting half. */
export const auroc = (sure: readonly number[], unsure: readonly number[]): string => {
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
