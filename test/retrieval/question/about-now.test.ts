import { describe, expect, test } from 'vitest'
import { tokenize } from '../../../src/language/tokens.ts'
import { aboutNow } from '../../../src/retrieval/question/about-now.ts'

const read = (question: string, language: 'en' | 'es' | 'und') => {
  const tokens = tokenize(question, language)
  const now = aboutNow(tokens, language)
  return now && [now.period, tokens.flatMap(({ word }, at) => (now.at.has(at) ? [word] : [])).join(' ')]
}

describe('a question about now', () => {
  test.each([
    ['How many cases were reported this week?', 'week', 'this week'],
    ['What are the latest figures?', 'lately', 'latest'],
    ['What is the latest on the strike?', 'lately', 'the latest on'],
    ['What are the latest figures for this month?', 'month', 'latest this month'],
    ['What happened in Lindeby today?', 'today', 'today'],
    ["What is in today's paper?", 'today', 'today'],
    ['Today, what does bread cost?', 'today', 'today'],
    ['Who resigned yesterday?', 'yesterday', 'yesterday'],
    ['What burned last night?', 'yesterday', 'last night'],
    ['How many votes were cast last week?', 'last week', 'last week'],
    ['What opened in the last week?', 'week', 'in the last week'],
    ['How much did it rain in the past three days?', 'week', 'past three days'],
    ['Who won last month?', 'last month', 'last month'],
    ['How much was spent so far this year?', 'year', 'so far this year'],
    ['What grew last year?', 'last year', 'last year'],
    ['What did the mayor recently say?', 'lately', 'recently'],
    ['What is the price of eggs now?', 'lately', 'now'],
    ['Who is now president?', 'lately', 'now'],
    ['Who is the current mayor?', 'lately', 'the current'],
    ['How many ships are currently in port?', 'lately', 'currently'],
    ['Which is the newest pier?', 'lately', 'newest'],
  ])('is recognised in English: %s', (question, period, words) => {
    expect(read(question, 'en')).toEqual([period, words])
  })

  test.each([
    ['¿Cuántos casos hubo esta semana?', 'week', 'esta semana'],
    ['¿Qué pasó hoy en Lindeby?', 'today', 'hoy'],
    ['¿Quién dimitió ayer?', 'yesterday', 'ayer'],
    ['¿Cuáles son las últimas cifras?', 'lately', 'ultimas cifras'],
    ['¿Qué dice el informe más reciente?', 'lately', 'informe mas reciente'],
    ['¿Qué cambió en la última semana?', 'week', 'ultima semana'],
    ['¿Qué ha dicho recientemente la alcaldesa?', 'lately', 'recientemente'],
    ['¿Cuánto cuesta ahora el pan?', 'lately', 'ahora'],
    ['¿Quién es el actual alcalde?', 'lately', 'el actual'],
    ['¿Cuál es el precio actual?', 'lately', 'actual'],
    ['¿Cuántos barcos hay actualmente?', 'lately', 'actualmente'],
    ['¿Quién ganó la semana pasada?', 'last week', 'semana pasada'],
    ['¿Cuánto llovió este mes?', 'month', 'este mes'],
    ['¿Cuánto ha llovido este año?', 'year', 'este ano'],
  ])('is recognised in Spanish: %s', (question, period, words) => {
    expect(read(question, 'es')).toEqual([period, words])
  })

  test.each([
    'Who founded the fort in what is now Lindeby?',
    'Which town is now known as Varnholm?',
    'What is Varnholm now called?',
    'Which tribe lived in what today is part of Lindeby?',
    'How strong is the current of the river?',
    'What drives the current in the strait?',
    'What is the current density in a wire?',
    'How far does the Humboldt Current reach?',
    'Who owns USA Today?',
    'Who directed Apocalypse Now?',
    'What is the last name of the mayor?',
    'What happened in the last week of the war?',
    'What did she write in her last year?',
    'When must it be paid at the latest?',
    'How many weeks does a year have?',
    'What does this mean for the month of May?',
    'How far is it to the pier?',
  ])('is not a question like this in English: %s', (question) => {
    expect(read(question, 'en')).toBeUndefined()
  })

  test.each([
    '¿Qué pueblo vivía en lo que hoy es Lindeby?',
    '¿Qué ciudad es hoy conocida como Varnholm?',
    '¿Quién tocó la última sinfonía?',
    '¿Qué pasó en la última semana de la guerra?',
    '¿Cuál es su último apellido?',
    '¿Qué mes tiene treinta días?',
  ])('is not a question like this in Spanish: %s', (question) => {
    expect(read(question, 'es')).toBeUndefined()
  })

  test('is not recognised in another language', () => {
    expect(read('Was kostet es now, hoy, today?', 'und')).toBeUndefined()
  })
})
