import { GatewayIntentBits, GatewayOpcodes, PermissionFlagsBits } from 'discord.js'
import { type DigitalDiscord, generateSnowflake } from 'discord-digital-twin'
import { type Fields, messageAsSent } from './as-sent.ts'

interface State {
  /** Of the application. */
  readonly flags: number
  readonly privateMessages: ReadonlySet<string>
}

/** The twin's private parts that the tests need. */
interface Gateway {
  readonly clients: readonly Connection[]
  broadcast: (event: string, data: unknown) => unknown
  handleConnection: (ws: Connection['ws']) => void
  handleMessage: (client: Connection, raw: string) => Promise<void>
  sendDispatch: (client: Connection, event: string, data: unknown) => void
}

interface Connection {
  readonly ws: {
    send(text: string): void
    close(code: number, reason: string): void
    terminate(): void
    on(event: 'close' | 'error', listener: () => void): void
  }
  readonly intents: number
  identified: boolean
  /** Its number, and how many there are. */
  shard?: readonly [id: number, count: number]
}

/** How the gateway treats new connections. */
interface Treatment {
  /** It closes each at once. */
  away: boolean
  /** It answers each identification with this close code. */
  refusal: number | undefined
  /** It sends these before the servers. */
  early: readonly string[]
}

/**
 * Makes the twin's gateway more like Discord's. It says who is mentioned and what a reply answers. It refuses Message Content if that is
 * switched off, and hides messages' words from clients that did not ask for it. It resumes connections.
 * @returns what was seen of the connections, and ways to send what the twin cannot
 */
export const changeGateway = (twin: DigitalDiscord, state: State) => {
  const { gateway } = (twin as unknown as { readonly server: { readonly gateway: Gateway } }).server
  const identified: number[] = []
  const shards: (readonly [id: number, count: number] | undefined)[] = []
  /** Waits for the gateway's own receipts. */
  const looking = new Set<() => void>()
  let ready = 0
  let resumed = 0
  let closed = 0
  const reaches = (count: () => number, wanted: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (count() >= wanted) resolve()
      }
      looking.add(look)
      look()
    })

  const userOf = async (id: string) => {
    const user = await twin.prisma.user.findUnique({ where: { id } })
    return user ? { id, username: user.username, discriminator: '0', avatar: null, bot: user.bot } : undefined
  }
  const messageOf = async (id: string) => {
    const found = await twin.prisma.message.findUnique({ where: { id } })
    if (!found) return undefined
    const { channelId: channel_id, content, authorId } = found
    const author = await userOf(authorId)
    return {
      ...{
        id,
        channel_id,
        content,
        author,
        type: 0,
        timestamp: new Date().toISOString(),
        edited_timestamp: null,
      },
      ...{ mentions: [], mention_roles: [], attachments: [], embeds: [], pinned: false, tts: false },
      ...{ mention_everyone: false },
    }
  }

  const treats: Treatment = { away: false, refusal: undefined, early: [] }
  const connect = gateway.handleConnection.bind(gateway)
  let opened = 0
  gateway.handleConnection = (ws) => {
    opened += 1
    // What is sent to a bot that has gone fails. The twin listens for no error.
    ws.on('error', () => {})
    for (const look of looking) look()
    if (treats.away) ws.terminate()
    else connect(ws)
  }

  const plain = gateway.broadcast.bind(gateway)
  // Whatever takes its time to be completed must not be overtaken by what comes after it.
  let last = Promise.resolve()
  const latest = new Map<string, unknown>()
  const dispatch = (event: string, data: unknown): Promise<void> => {
    latest.set(event, data)
    last = last.then(async () => {
      const fields = data as Fields
      if (event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE')
        plain(event, await messageAsSent(fields, userOf, messageOf))
      else if (event === 'MESSAGE_DELETE') plain(event, withoutEmpty(fields))
      else if (event === 'INTERACTION_CREATE') plain(event, interactionAsSent(fields, state))
      else plain(event, data)
    })
    return last
  }
  gateway.broadcast = dispatch

  const handle = gateway.handleMessage.bind(gateway)
  gateway.handleMessage = async (client, raw) => {
    const payload = JSON.parse(raw) as {
      op: number
      d: { intents: number; shard?: readonly [number, number] }
    }
    if (payload.op === GatewayOpcodes.Identify) {
      client.ws.on('close', () => {
        closed += 1
        for (const look of looking) look()
      })
      identified.push(payload.d.intents)
      shards.push(payload.d.shard)
      if (payload.d.shard) client.shard = payload.d.shard
      if (treats.refusal !== undefined) return client.ws.close(treats.refusal, 'refused')
      if (payload.d.intents & GatewayIntentBits.MessageContent && state.flags === 0)
        return client.ws.close(4014, 'Disallowed intent(s).')
    }
    if (payload.op === GatewayOpcodes.Resume) {
      client.identified = true
      client.ws.send(JSON.stringify({ op: 0, t: 'RESUMED', s: 100, d: {} }))
      resumed += 1
      for (const look of looking) look()
      return
    }
    await handle(client, raw)
    if (payload.op === GatewayOpcodes.Identify) {
      ready += 1
      for (const look of looking) look()
    }
  }
  const send = gateway.sendDispatch.bind(gateway)
  gateway.sendDispatch = (client, event, data) => {
    const ready = data as Fields
    if (!isOfShard(client, event, ready)) return
    if (event === 'READY') {
      const guilds = (ready.guilds as readonly Fields[]).filter(({ id }) => isOnShard(client, String(id)))
      send(client, event, { ...ready, guilds, application: { id: twin.botUserId, flags: state.flags } })
      for (const text of treats.early) client.ws.send(text)
    } else if (event.startsWith('MESSAGE_'))
      send(client, event, keepWords(ready, client.intents, twin.botUserId))
    else send(client, event, data)
  }

  return {
    /** The intents of each connection, in order. */
    identified,
    /** Which shard each connection said it is, in order. */
    shards,
    /** The shards that have a connection now. */
    openShards: () => gateway.clients.flatMap(({ shard }) => (shard ? [shard[0]] : [])).sort(),
    /** Waits until this many connections were told the servers. */
    connected: (count: number) => reaches(() => ready, count),
    /** Waits until this many connections have ended. */
    disconnected: (count: number) => reaches(() => closed, count),
    /** Waits until a connection was resumed. */
    resumption: () => reaches(() => resumed, 1),
    /** Sends an event of the gateway; a message is completed. */
    dispatch,
    /** Sends an event unchanged. */
    dispatchPlain: plain,
    /** Sends the latest event of a name again, as Discord does after a resumed connection. */
    repeat: (event: string) => dispatch(event, latest.get(event)),
    treats,
    /** Waits until so many connections were opened in all. */
    openings: (count: number) => reaches(() => opened, count),
    /** Closes every connection with a code. */
    close: (code: number) => {
      for (const { ws } of [...gateway.clients]) ws.close(code, 'closed')
    },
    /** Sends a text that need not be an event. */
    sendText: (text: string) => {
      for (const { ws } of gateway.clients) ws.send(text)
    },
    /** Drops every connection, as a network does, after everything was sent. */
    drop: async () => {
      await last
      for (const { ws } of [...gateway.clients]) ws.close(4000, 'gone')
    },
    newId: generateSnowflake,
  }
}

/** https://docs.discord.com/developers/events/gateway, “Sharding” */
const isOnShard = ({ shard: [id, count] = [0, 1] }: Connection, guild: string): boolean =>
  Number((BigInt(guild) >> 22n) % BigInt(count)) === id

/** What belongs to no server comes to the first shard. */
const isOfShard = (client: Connection, event: string, data: Fields): boolean => {
  if (client.shard === undefined || event === 'READY') return true
  const guild = event.startsWith('GUILD_') && data.guild_id === undefined ? data.id : data.guild_id
  return typeof guild === 'string' && guild !== '' ? isOnShard(client, guild) : client.shard[0] === 0
}

const withoutEmpty = ({ guild_id, ...fields }: Fields): Fields =>
  guild_id ? { ...fields, guild_id } : fields

/** Of the bot, in a server that has invited it. */
const USUAL_PERMISSIONS = String(
  PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.SendMessagesInThreads |
    PermissionFlagsBits.ReadMessageHistory,
)

/** What a test adds to an interaction stands in its data, since the twin has no place for it. */
const interactionAsSent = (interaction: Fields, state: State): Fields => {
  const { more, ...data } = interaction.data as Fields
  const message = interaction.message as Fields | undefined
  const flags = Number(message?.flags ?? 0) | (state.privateMessages.has(String(message?.id)) ? 64 : 0)
  const whole = {
    ...interaction,
    app_permissions: USUAL_PERMISSIONS,
    data,
    ...(message && { message: { ...message, flags } }),
    ...(more as Fields),
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null))
}

/** https://discord.com/developers/docs/topics/gateway, "Message Content Intent" */
const keepWords = (message: Fields, intents: number, bot: string): Fields => {
  const mentions = (message.mentions ?? []) as readonly Fields[]
  const known =
    intents & GatewayIntentBits.MessageContent ||
    message.content === undefined ||
    message.guild_id === undefined ||
    (message.author as Fields).id === bot ||
    mentions.some(({ id }) => id === bot) ||
    String(message.content).includes(`<@${bot}>`)
  return known ? message : { ...message, content: '', embeds: [], attachments: [] }
}
