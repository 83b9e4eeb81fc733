import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRetrieval, type LiveRetrieval } from '../../src/retrieval/retrieval.ts'
import { loadShelf } from '../../src/sources/shelf/shelve.ts'
import { FROM_TERMINAL } from './shelf-of.ts'

const ABOUT =
  'The valley board publishes these figures each spring, after the snow has gone.\n\nA storm broke the old bridge in two places, and the board has not mended it.\n\n'

const FILES = {
  'ferries.md': `# Ferries of the lake\n\n${ABOUT}| Ferry | Captain | Built | Cabins | Home port |
|---|---|---|---|---|
| Aurora | Ilse Brandt | 1998 | 120 | Varnholm |
| Borealis | Tom Reyes | 2004 | 85 | Lindeby |
| Cassia | Ana Duarte | 2011 | 60 | Osterby |
| Dorado | Per Quist | 1987 |  | Varnholm |

## Passengers

| Ferry | 2019 | 2020 | 2021 |
|---|---|---|---|
| Aurora | 41,200 | 12,800 | 25,100 |
| Borealis | 38,000 | 9,400 | 21,300 |
`,
  'villages.html': `<!doctype html><html lang=en><title>Villages of the valley</title><article><h1>Villages of the valley</h1><p>The valley board lists its villages each spring, after the snow has gone.</p>
<table><tr><th>Region</th><th>Village</th><th>Mayor</th><th>Population</th></tr><tr><td rowspan=3>East</td><td>Brekke</td><td>Mona Frey</td><td>1,204</td></tr><tr><td>Dunmore</td><td>Karl Ost</td><td>880</td></tr><tr><td>Ekvik</td><td>Siri Dahl</td><td>2,310</td></tr><tr><td rowspan=2>West</td><td>Fjordby</td><td>Lena Park</td><td>640</td></tr><tr><td>Grims</td><td colspan=2>abandoned in 1973</td></tr></table></article>`,
  'mines.txt': `Mines of the valley\n\n${ABOUT}Mine\tMineral\tOwner\tOpened\tWorkers\nEl Roble\tcopper\tCobre Sur\t1962\t1,450\nLa Loma\tlithium\tSalar Norte\t2008\t310\nSan Blas\tsilver\tPlata Andina\t1911\t95\n`,
  'huts.txt': `Huts of the valley\n\n${ABOUT}Hut,Warden,Beds,Altitude,Opens\nKestrel,Nora Blom,24,1850 m,June\nMarmot,Emil Rask,40,2140 m,July\nRaven,"Dahl, Britt",12,2610 m,May\n`,
}

const HEADERS = /^(?:Ferry \| Captain|Ferry \| 2019|Region \| Village|Mine\tMineral|Hut,Warden)[^\n]*$/

let retrieval: LiveRetrieval
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'))
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content)
  retrieval = createRetrieval((await loadShelf(folder)).shelf)
})

describe('a question over tables', () => {
  test.each([
    ['Who is the captain of the Borealis?', 'Borealis | Tom Reyes'],
    ['When was the Cassia built?', 'Cassia | Ana Duarte | 2011'],
    ['How many cabins does the Aurora have?', 'Aurora | Ilse Brandt | 1998 | 120'],
    ['What is the home port of the Dorado?', 'Dorado | Per Quist | 1987 | | Varnholm'],
    ['How many passengers did the Borealis have in 2020?', 'Borealis | 38,000 | 9,400'],
    ['captain of the cassia', 'Ana Duarte'],
    ['Who is the mayor of Brekke?', 'East | Brekke | Mona Frey'],
    ['Who is the mayor of Ekvik?', 'East | Ekvik | Siri Dahl'],
    ['What is the population of Dunmore?', 'East | Dunmore | Karl Ost | 880'],
    ['Which region is Fjordby in?', 'West | Fjordby'],
    ['In which region is Dunmore?', 'East | Dunmore'],
    ['When was Grims abandoned?', 'West | Grims | abandoned in 1973'],
    ['Who is the owner of La Loma?', 'La Loma\tlithium\tSalar Norte'],
    ['Which mineral is mined at San Blas?', 'San Blas\tsilver'],
    ['How many workers does El Roble have?', 'El Roble\tcopper\tCobre Sur\t1962\t1,450'],
    ['When was San Blas opened?', 'San Blas\tsilver\tPlata Andina\t1911'],
    ['Which mine has lithium?', 'La Loma\tlithium'],
    ['owner of el roble', 'Cobre Sur'],
    ['Who is the warden of the Marmot hut?', 'Marmot,Emil Rask'],
    ['How many beds does the Kestrel have?', 'Kestrel,Nora Blom,24'],
    ['What is the altitude of the Raven hut?', 'Raven,"Dahl, Britt",12,2610 m'],
    ['When does the Raven open?', 'Raven,"Dahl, Britt",12,2610 m,May'],
    ['Which hut has Nora Blom as warden?', 'Kestrel,Nora Blom'],
    ['warden of the raven hut', 'Raven,"Dahl, Britt"'],
  ])('is answered by a row, with its header: %s', (question, row) => {
    const { status, excerpts } = retrieval.ask(question, FROM_TERMINAL)
    const [first] = excerpts
    expect(status).toBe('answered')
    expect(first?.text.split('\n').at(-1)).toContain(row)
    expect(
      [first?.text.split('\n')[0], first?.citation.headings.at(-1)?.replace(/\s/g, '\t')].some((line) =>
        HEADERS.test(line ?? ''),
      ),
    ).toBe(true)
    for (const { text } of excerpts) expect(text).not.toMatch(HEADERS)
  })
})

test('a row far below its header is cited with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'))
  const names =
    'Alba Brenn Corvo Delm Estra Fano Grom Hald Isla Jorn Kelm Lund Moro Nesk Orlo Penn Quor Rusk Sold Tarn Ulma Vint'.split(
      ' ',
    )
  const rows = names.map((name, i) => `| ${name} | ${names[(i * 7 + 3) % 22]}son | ${100 + i * 13} | Chile |`)
  writeFileSync(
    join(folder, 'ports.md'),
    `# Ports\n\n| Port | Master | Ships | Country |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  )
  const { excerpts, status } = createRetrieval((await loadShelf(folder)).shelf).ask(
    'Who is the master of Tarn?',
    FROM_TERMINAL,
  )
  expect(status).toBe('answered')
  expect(excerpts[0]?.text).toMatch(/^Tarn \| \w+son \| 347 \| Chile$/)
  expect(excerpts[0]?.citation.headings.at(-1)).toBe('Port | Master | Ships | Country')
})
