import { expect, test } from 'vitest'
import { openReaders } from '../../../../src/sources/added/readers.ts'
import { loopbackWeb, pages, startSite } from '../../../sources/web/site.ts'
import type { Fields } from '../as-sent.ts'
import { startBot } from '../bot.ts'
import { buttonOf, isAcknowledgementOf, isAnswerTo, wordsOf } from '../wire.ts'

const ARTICLE = `<html lang="en"><head><title>The cable car of Brannock</title></head><body><article><h1>The cable car of Brannock</h1>
<p>The cable car of Brannock was opened on 9 June 2019 by the governor, Lena Aldous, after four years of work in the wind.</p>
<p>It carries eight hundred people an hour up to the plateau, and stops when the wind blows at more than ninety kilometres an hour.</p>
<p>Its owner, the county of Brannock, paid eleven million crowns for it, and earned that back within six summers of visitors.</p>
</article></body></html>`
const WHEN = 'When was the cable car of Brannock opened?'
const ENTRY = 'Add to sources'
const DEFERRED_REPLY = 5
const PRIVATE = 64

const open = async () => {
  const site = await startSite(
    pages({
      '/cable': ARTICLE,
    }),
  )
  const bot = await startBot({ app: { readers: openReaders(loopbackWeb()) } })
  const { person, until, people, newId } = bot
  // In the server Ann manages channels, so she may add.
  const member = {
    ...{ user: { id: people.ann, username: 'ann', discriminator: '0', avatar: null } },
    ...{ roles: [], flags: 0, joined_at: new Date(0).toISOString(), deaf: false, mute: false },
    permissions: '16',
  }
  const message = (more: Fields): Fields => ({
    ...{ id: newId(), channel_id: bot.ids.general, type: 0, content: '', tts: false, pinned: false },
    ...{ mentions: [], mention_roles: [], mention_everyone: false, attachments: [], embeds: [], flags: 0 },
    ...{ timestamp: new Date(0).toISOString(), edited_timestamp: null, components: [] },
    author: { id: people.ben, username: 'ben', discriminator: '0', avatar: null },
    ...more,
  })
  const add = async (more: Fields, as: Fields = { member }, where?: string) => {
    const used = await person.menu(message(more), {
      entry: ENTRY,
      more: as,
      ...(where !== undefined && { in: where }),
    })
    return { used, ...(await until(isAnswerTo(used))) }
  }
  const ask = async (question: string, where?: string) => {
    const used = await person.command('ask', { question }, where === undefined ? {} : { in: where })
    return wordsOf((await until(isAnswerTo(used))).body)
  }
  return { ...bot, site, member, add, ask }
}

test('“Add to sources” adds the article of a message’s link, for the person alone, and Undo takes it off, once', async () => {
  const { add, ask, site, until, person, member, bugs } = await open()
  const { used, body, answer } = await add({ content: `Look: ${site.url}/cable.` })
  expect((await until(isAcknowledgementOf(used))).body).toEqual({
    type: DEFERRED_REPLY,
    data: { flags: PRIVATE },
  })
  expect(wordsOf(body)).toContain('Added: The cable car of Brannock')
  expect(await ask(WHEN)).toContain('9 June 2019')
  const undo = async () => {
    const pressed = await person.press(String(answer.id), buttonOf(body, 'remove'), { more: { member } })
    return wordsOf((await until(isAnswerTo(pressed))).body)
  }
  expect(await undo()).toContain('Removed: The cable car of Brannock')
  expect(await ask(WHEN)).not.toContain('9 June 2019')
  expect(await undo()).not.toContain('logged under')
  expect(bugs).toEqual([])
})

test('somebody who may not change the channel is told who may, and nothing is fetched', async () => {
  const { add, site, member } = await open()
  const { body } = await add({ content: `${site.url}/cable` }, { member: { ...member, permissions: '0' } })
  expect(wordsOf(body)).not.toContain('Added')
  expect(site.asked).toEqual([])
})

test('what is added in a direct message is told in no channel', async () => {
  const { add, ask, site, ids } = await open()
  await add({ content: `${site.url}/cable` }, {}, ids.direct)
  expect(await ask(WHEN, ids.direct)).toContain('9 June 2019')
  expect(await ask(WHEN)).not.toContain('9 June 2019')
})

test('where a message has no link of its own, that of an embed is taken', async () => {
  const { add, site } = await open()
  const embeds = [{ type: 'article', url: `${site.url}/cable`, title: 'The cable car' }]
  expect(wordsOf((await add({ embeds })).body)).toContain('Added: The cable car')
})
