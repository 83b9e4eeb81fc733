import { describe, expect, test } from 'vitest'
import { settle } from '../../../src/sources/shelf/settle.ts'
import { page } from '../../scrapes/labels.ts'

const BODY =
  'The lamp of Skerry Point was lit by hand until 1971. Then the keepers left, and a clock took over.\nThe clock stopped in May. Nobody noticed for nine days, since the fog had not come.'

const said = (...above: string[]) => {
  const [source] = settle([page('a', [...above, BODY].join('\n'))])
  return { author: source?.author, published: source?.published }
}
const TITLE = 'A keeper returns to Skerry Point'

describe('a document without author and date', () => {
  test.each([
    [['By Ann Lee', 'June 2, 2024'], 'Ann Lee', '2024-06-02'],
    [['Por Lucía Ferrer', '14 de agosto de 2024'], 'Lucía Ferrer', '2024-08-14'],
    [['By Ann Lee and Bo Moe | 3 May 2023'], 'Ann Lee and Bo Moe', '2023-05-03'],
    [['Posted by Ewa Lis on 3 Oct 2023 · 4 min read'], 'Ewa Lis', '2023-10-03'],
    [['Updated 9 May 2024', 'Published 3 May 2024'], undefined, '2024-05-03'],
    [['Updated 9 May 2024'], undefined, '2024-05-09'],
    [['4 min read'], undefined, undefined],
  ])('takes them from the lines under its title: %j', (lines, author, published) => {
    expect(said(TITLE, ...lines)).toEqual({ author, published })
  })

  test('takes them from right above the title, but from nowhere else', () => {
    expect(said('3 May 2024', TITLE).published).toBe('2024-05-03')
    expect(said('Sunday, 9 June 2024', 'Menu', 'News', TITLE).published).toBeUndefined()
    expect(said(TITLE, BODY, '3 May 2024').published).toBeUndefined()
  })

  test('takes them from the first lines if the title is not in the text', () => {
    const [source] = settle([{ ...page('a', `By Ann Lee\n3 May 2024\n${BODY}`), title: TITLE }])
    expect(source).toMatchObject({ author: 'Ann Lee', published: '2024-05-03' })
    const [other] = settle([{ ...page('a', `Menu\nNews\nSport\n3 May 2024\n${BODY}`), title: TITLE }])
    expect(other?.published).toBeUndefined()
  })

  test('keeps the author and date that it states', () => {
    const [source] = settle([
      { ...page('a', `${TITLE}\nBy Ann Lee\n3 May 2024\n${BODY}`), author: 'Bo Moe', published: '2020' },
    ])
    expect(source).toMatchObject({ author: 'Bo Moe', published: '2020' })
  })
})
