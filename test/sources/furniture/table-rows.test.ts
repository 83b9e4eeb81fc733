import { expect, test } from 'vitest'
import { tableRows } from '../../../src/sources/furniture/table-rows.ts'

const rows = (...lines: string[]) => [...tableRows(lines)]

test('two rows of three cells are a table, and so are three of two', () => {
  expect(rows('Words.', 'Town | People | Shore', 'Orsa | 23,410 | east', 'More.')).toEqual([1, 2])
  expect(rows('Year | Loaves', '2019 | 900', '2021 | 410')).toEqual([0, 1, 2])
})

test('a single line of cells is not a table, nor are two rows of two cells, nor rows of different lengths', () => {
  expect(rows('Home | News | Sport')).toEqual([])
  expect(rows('By A. Holt | 3 May', 'Politics | Chile')).toEqual([])
  expect(rows('a | b | c', 'a | b', 'a | b | c | d')).toEqual([])
})
