const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** A table in Markdown. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** A figure with its significant digits: 0.012, 1.2, 12, 123, 1,234. */
export const short = (value: number): string =>
  value >= 10 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)))

/** A figure as a share or multiple of another: 1/12, 1, or 3.4 ×. */
export const share = (value: number, beside: number): string =>
  value === beside ? '1' : value < beside ? `1/${short(beside / value)}` : `${short(value / beside)} ×`

/** A percentile of a list, by the nearest rank; NaN if the list is empty. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
