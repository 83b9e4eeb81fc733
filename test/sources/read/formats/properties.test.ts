import { describe, expect, test } from 'vitest'
import { propertiesOf } from '../../../../src/sources/read/formats/properties.ts'
import { blocksOfText } from '../../../../src/sources/read/formats/text.ts'
import { settle } from '../../../../src/sources/shelf/settle.ts'

describe('the properties of a file', () => {
  test.each([
    'Microsoft Word - Dues draft 3.doc',
    'PowerPoint Presentation',
    'Presentación de PowerPoint',
    'Untitled document',
    'Document1',
    'dues_final.indd',
    'C:\\Users\\ann\\dues.docx',
    '…',
    '',
  ])('have no title in %j', (title) => {
    expect(propertiesOf({ title })).toEqual({})
  })

  test.each([
    'user',
    'Admin',
    'Windows User',
    'Microsoft Office User',
    'ann@example.org',
    'python-docx',
    'HP',
    'x',
  ])('have no author in %j', (author) => {
    expect(propertiesOf({ author })).toEqual({})
  })

  test('that say something are kept, on one line', () => {
    expect(
      propertiesOf({
        title: 'Harbour dues:\n what  changes',
        author: 'Ana Ruiz',
        created: '2024-05-17T09:30:00Z',
      }),
    ).toEqual({ title: 'Harbour dues: what changes', author: 'Ana Ruiz', created: '2024-05-17' })
  })

  test('give a source its date only where its words give none', () => {
    const sourceOf = (text: string) =>
      settle([{ id: 'a.docx', text, blocks: blocksOfText(text), created: '2024-05-17', isWhole: true }])[0]
    const words = 'The council closed the old pier for good, it said, after three storms in a single winter.'
    expect(sourceOf(`The Old Pier\n\n${words}`)?.published).toBe('2024-05-17')
    expect(sourceOf(`The Old Pier\n\nBy Ana Ruiz\n\n3 May 2021\n\n${words}`)?.published).toBe('2021-05-03')
  })
})
