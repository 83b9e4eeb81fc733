import pg from 'pg'
import { STORE_CHANGES, type StoreChange } from '../port.ts'
import { clientOptions, type Server } from './connect.ts'

/** How long to wait before connecting again, in milliseconds. */
const PAUSE = 2_000

/**
 * Calls back when another process has changed something, once its transaction has ended. While the connection is lost nothing is heard, so a new one
 * begins with every kind of change.
 * @returns a function that ends it
 */
export const listen = async (
  server: Server,
  listener: (what: StoreChange) => void,
): Promise<() => Promise<void>> => {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false
  let known = false

  const connect = async (): Promise<void> => {
    const own = new pg.Client(clientOptions(server))
    client = own
    const again = (): void => {
      if (ended || client !== own) return
      client = undefined
      own.end().catch(() => {})
      timer = setTimeout(connect, PAUSE)
      timer.unref()
    }
    own.on('error', again)
    own.on('end', again)
    own.on('notification', ({ payload = '' }) => {
      const what = payload.slice(0, payload.indexOf(' '))
      if (isChange(what) && payload.slice(what.length + 1) !== server.name) listener(what)
    })
    try {
      await own.connect()
      await own.query(`listen "${server.schema}"`)
      if (known) for (const what of STORE_CHANGES) listener(what)
      known = true
    } catch {
      again()
    }
  }
  await connect()
  return async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}

const isChange = (what: string): what is StoreChange => (STORE_CHANGES as readonly string[]).includes(what)
