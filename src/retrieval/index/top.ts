/** Keeps the best of what it is offered, by score; of equals, the one that stands earlier. */
export interface Top {
  /** The score that the next offer has to reach. */
  floor(): number
  offer(score: number, place: number): void
  /** The best first. Empties it. */
  take(): { readonly score: number; readonly place: number }[]
}

/** A binary heap of at most `limit` entries, the worst on top. */
export const createTop = (limit: number): Top => {
  const scores: number[] = []
  const places: number[] = []
  const isWorse = (a: number, b: number): boolean => {
    const [scoreA, scoreB] = [scores[a] as number, scores[b] as number]
    return scoreA < scoreB || (scoreA === scoreB && (places[a] as number) > (places[b] as number))
  }
  const swap = (a: number, b: number): void => {
    const [score, place] = [scores[a] as number, places[a] as number]
    scores[a] = scores[b] as number
    places[a] = places[b] as number
    scores[b] = score
    places[b] = place
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const child = left + 1 < scores.length && isWorse(left + 1, left) ? left + 1 : left
      if (child >= scores.length || !isWorse(child, at)) return
      swap(at, child)
      at = child
    }
  }
  const rise = (): void => {
    for (let at = scores.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!isWorse(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }
  return {
    floor: () => (limit < 1 ? Number.POSITIVE_INFINITY : scores.length < limit ? 0 : (scores[0] as number)),
    offer: (score, place) => {
      if (scores.length < limit) {
        scores.push(score)
        places.push(place)
        rise()
        return
      }
      const [worst = 0, last = 0] = [scores[0], places[0]]
      if (limit < 1 || score < worst || (score === worst && place > last)) return
      scores[0] = score
      places[0] = place
      sink()
    },
    take: () =>
      scores
        .splice(0)
        .map((score, at) => ({ score, place: places[at] as number }))
        .sort((a, b) => b.score - a.score || a.place - b.place),
  }
}
