/** One answer on the way to a page. */
interface Hop {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
}

/** What a browser has in the end, and the way there. */
export interface Visit extends Hop {
  readonly page: string
  readonly hops: readonly Hop[]
}

interface Cookie {
  readonly value: string
  readonly path: string
}

/** A browser without script: it keeps cookies by host and path, and follows redirects. @param headers of every request */
export const openBrowser = (headers: Readonly<Record<string, string>> = {}) => {
  const jars = new Map<string, Map<string, Cookie>>()
  const jarOf = ({ host }: URL): Map<string, Cookie> => {
    const jar = jars.get(host) ?? new Map<string, Cookie>()
    jars.set(host, jar)
    return jar
  }

  const keep = (url: URL, header: string) => {
    const [pair = '', ...attributes] = header.split(/;\s*/)
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
    const attribute = (wanted: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
    const expires = attribute('expires')
    const isOver =
      attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now())
    const path = attribute('path') ?? '/'
    if (isOver) jarOf(url).delete(`${name} ${path}`)
    else jarOf(url).set(`${name} ${path}`, { value, path })
  }

  const request = async (url: URL, init: RequestInit = {}): Promise<Hop & { readonly page: string }> => {
    const cookies = [...jarOf(url)]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookies.length > 0 && { cookie: cookies.join('; ') }), ...init.headers },
    })
    for (const header of response.headers.getSetCookie()) keep(url, header)
    return { url, status: response.status, headers: response.headers, page: await response.text() }
  }

  /** Opens an address, and goes wherever it leads. @param until ends before an address of which this is true */
  const open = async (
    address: string | URL,
    init?: RequestInit,
    until: (url: URL) => boolean = () => false,
  ): Promise<Visit> => {
    const hops: Hop[] = []
    let [url, wanted] = [new URL(address), init]
    for (;;) {
      const hop = await request(url, wanted)
      hops.push(hop)
      const location = hop.headers.get('location')
      const next = location === null ? undefined : new URL(location, url)
      if (next === undefined || until(next)) return { ...hop, hops }
      if (hops.length > 20) throw new Error(`${url} leads round and round.`)
      url = next
      wanted = undefined
    }
  }

  return {
    open,
    /** Sends a form. */
    send: (address: string | URL, fields: Readonly<Record<string, string>>) =>
      open(address, { method: 'POST', body: new URLSearchParams(fields) }),
    cookie: (address: string, name: string): string | undefined =>
      jarOf(new URL(address)).get(`${name} /`)?.value,
    setCookie: (address: string, name: string, value: string) =>
      void jarOf(new URL(address)).set(`${name} /`, { value, path: '/' }),
    /** The values of all cookies that it has. */
    cookies: (): readonly string[] =>
      [...jars.values()].flatMap((jar) => [...jar.values()].map(({ value }) => value)),
  }
}
