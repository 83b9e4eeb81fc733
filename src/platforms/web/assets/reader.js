// What a page does beyond its HTML: it lights the words that an address names, and puts answers below each other. Without it everything
// can be read and asked too.

/** @typedef {{ start: number, end: number }} Span */

/** Wraps the pieces of `[start, end)` of the source's text. @returns the elements around them, in order */
const wrap = (span, name) => {
  const made = []
  for (const holder of document.querySelectorAll('[data-at]')) {
    const at = Number(holder.dataset.at)
    const length = holder.textContent.length
    if (at >= span.end || at + length <= span.start) continue
    const nodes = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
    const texts = []
    let offset = at
    while (nodes.nextNode()) {
      texts.push([nodes.currentNode, offset])
      offset += nodes.currentNode.data.length
    }
    for (const [node, begins] of texts) {
      const from = Math.max(0, span.start - begins)
      const to = Math.min(node.data.length, span.end - begins)
      if (from >= to) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      const mark = document.createElement('mark')
      mark.className = name
      range.surroundContents(mark)
      made.push(mark)
    }
  }
  return made
}

const unwrap = (name) => {
  for (const mark of document.querySelectorAll(`mark.${name}`)) {
    const parent = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    parent.normalize()
  }
}

const spanIn = (text) => {
  const found = /^#?(\d{1,9})-(\d{1,9})$/.exec(text)
  return found && Number(found[1]) < Number(found[2])
    ? { start: Number(found[1]), end: Number(found[2]) }
    : undefined
}

const readSource = (article) => {
  const others = article.dataset.also.split('.').map(spanIn).filter(Boolean)
  const bar = document.querySelector('.cited')
  const count = bar.querySelector('output')
  // The text is another than the one that the address was made for.
  const isOther = article.querySelector('[data-other]') !== null
  let spans = []
  let at = 0
  const show = (isFirst) => {
    unwrap('lit')
    unwrap('also-lit')
    for (const old of document.querySelectorAll('[data-cited]')) delete old.dataset.cited
    spans.forEach((span, index) => {
      const marks = wrap(span, index === at ? 'lit' : 'also-lit')
      for (const mark of marks) {
        const fold = mark.closest('details')
        if (fold) fold.open = true
        if (spans.length > 1) mark.closest('[data-at]').dataset.cited = ''
      }
      if (index === at && marks[0]) {
        const lit = marks[0]
        lit.tabIndex = -1
        // What stands around the words has its height before they are in view, so that it does not move them then.
        const own = lit.closest('.stretch')
        for (const near of [own?.previousElementSibling, own, own?.nextElementSibling])
          near?.classList.add('near')
        lit.focus({ preventScroll: true })
        lit.scrollIntoView({ block: 'center', behavior: isFirst ? 'instant' : undefined })
      }
    })
    bar.hidden = spans.length < 2
    count.textContent = `${at + 1} / ${spans.length}`
  }
  const begin = (isFirst) => {
    const lit = spanIn(location.hash)
    if (!lit || isOther) return
    const starts = article.dataset.parts.split(' ').map(Number)
    const part = starts.findLastIndex((from) => from <= lit.start) + 1
    const here = new URLSearchParams(location.search)
    if (part > 0 && String(part) !== (here.get('part') ?? '1')) {
      here.set('part', String(part))
      location.replace(`?${here}${location.hash}`)
      return
    }
    const key = ({ start, end }) => `${start}-${end}`
    const all = new Map([lit, ...others].map((span) => [key(span), span]))
    spans = [...all.values()].sort((a, b) => a.start - b.start)
    at = spans.findIndex((span) => key(span) === key(lit))
    show(isFirst)
  }
  const step = (by) => {
    if (spans.length < 2) return
    at = (at + by + spans.length) % spans.length
    history.replaceState(null, '', `#${spans[at].start}-${spans[at].end}`)
    show(false)
  }
  bar.addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (button) step(Number(button.dataset.step))
  })
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select'))
      return
    if (event.key === 'n') step(1)
    if (event.key === 'p') step(-1)
  })
  addEventListener('hashchange', () => begin(false))
  begin(true)
}

const converse = (form) => {
  const turns = document.querySelector('.turns')
  const box = form.querySelector('textarea')
  const progress = form.querySelector('.progress')
  let waiting = 0
  /** Sends a form, and puts the turn that comes back where it belongs. */
  const send = async (from, data, place) => {
    waiting += 1
    progress.textContent = form.dataset.searching
    try {
      const response = await fetch(from.getAttribute('action'), {
        method: 'POST',
        body: new URLSearchParams(data),
        headers: { 'x-turn': '1' },
      })
      if (response.redirected) return location.assign(response.url)
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      const turn = page.querySelector('.turn')
      if (!turn) throw new Error(page.querySelector('main p')?.textContent ?? '')
      place(document.adoptNode(turn))
      offerCopying(turn)
      turn.tabIndex = -1
      turn.scrollIntoView({ block: 'start' })
      progress.textContent = ''
      return true
    } catch (error) {
      progress.textContent =
        error.message === '' || error instanceof TypeError ? form.dataset.failed : error.message
      return false
    } finally {
      waiting -= 1
    }
  }
  const below = (turn) => turns.append(turn)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (box.value.trim() === '' || waiting > 0) return
    const data = new FormData(form)
    const asked = box.value
    box.value = ''
    box.placeholder = form.dataset.next
    // What could not be sent is not lost.
    if (!(await send(form, data, below)) && box.value === '') box.value = asked
    box.focus({ preventScroll: true })
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  turns.addEventListener('submit', async (event) => {
    event.preventDefault()
    const { target, submitter } = event
    if (waiting > 0) return
    submitter.disabled = true
    const data = new FormData(target, submitter)
    data.set(submitter.name, submitter.value)
    const place = (turn) => {
      const outcome = turn.querySelector('.reply')?.dataset.outcome
      const own = target.closest('.turn')
      if (outcome === 'dismissed') own.replaceWith(turn)
      else below(turn)
    }
    const done = await send(target, data, place)
    if (!done || target.dataset.key === 'ask') submitter.disabled = false
  })
}

// A server is not told which words an address names, so signing in would forget them.
for (const link of document.querySelectorAll('a[data-next]'))
  if (location.hash) link.search = new URLSearchParams({ next: link.dataset.next + location.hash })
/** Shows the buttons that copy a link, where the browser lets a page copy. */
const offerCopying = (within) => {
  if (navigator.clipboard) for (const button of within.querySelectorAll('.copy')) button.hidden = false
}
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('.copy')
  if (!button) return
  await navigator.clipboard.writeText(button.parentNode.querySelector('a').href)
  button.textContent = button.dataset.copied
})

// A browser may keep the page that somebody leaves, and show it again after they have signed out. So it is left unseen, and asked for anew.
if (document.querySelector('.account')) {
  addEventListener('pagehide', () => {
    document.documentElement.style.visibility = 'hidden'
  })
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

const article = document.querySelector('article.source')
if (article) readSource(article)
const form = document.querySelector('form.ask')
offerCopying(document)
if (form) converse(form)
document.addEventListener('keydown', (event) => {
  const box = document.querySelector('#question, #words')
  if (
    event.key !== '/' ||
    !box ||
    event.ctrlKey ||
    event.metaKey ||
    event.target.closest('input, textarea, select')
  )
    return
  event.preventDefault()
  box.focus()
})
