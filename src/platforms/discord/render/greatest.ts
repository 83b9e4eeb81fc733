/** The greatest whole number from `low` to `high` that passes, where all below it do; `low` is taken to. */
export const greatest = (passes: (number: number) => boolean, low: number, high: number): number => {
  let [least, most] = [low, high]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (passes(middle)) least = middle
    else most = middle - 1
  }
  return least
}
