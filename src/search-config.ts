import { z } from 'zod'
import type { Setting } from './setting.ts'

/** Where OpenSearch is, and what its indexes are called. */
export interface SearchConfig {
  /** One for each node that may be asked, with user and password if it wants them. */
  readonly urls: readonly string[]
  /** The names of the indexes begin with it. */
  readonly name: string
  /** By what requests to an Amazon OpenSearch domain are signed; absent where they are not. */
  readonly signing?: Signing
}

/** A key of AWS, and the region of the domain. */
export interface Signing {
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The name of the indexes, unless the address ends with another. */
const NAME = 'footnote'

const parts = (given: string): readonly URL[] | undefined => {
  const urls = given.split(',').map((one) => URL.parse(one.trim()))
  const right = urls.filter((url) => url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '')
  return right.length === urls.length ? (right as URL[]) : undefined
}

const nameIn = ([first]: readonly URL[]): string =>
  decodeURIComponent(first?.pathname.replace(/^\/|\/$/g, '') ?? '')

/** What OpenSearch allows, with room for the version. */
const isName = (name: string): boolean => name === '' || /^[a-z][a-z\d_-]{0,60}$/.test(name)

const isSearch = (given: string): boolean => {
  try {
    const urls = parts(given)
    return urls !== undefined && isName(nameIn(urls))
  } catch {
    return false
  }
}

export const OPENSEARCH_URL = {
  does: 'The address of OpenSearch, which then holds the index of the passages in place of this program’s memory; several nodes with a comma between them. Default: none, the index is in memory.',
  cure: 'give an address such as http://localhost:9200, with user and password before the host if it wants them; a path names the index',
  check: z.string().refine(isSearch),
  secret: true,
} as const satisfies Setting

const key = z.string().regex(/^\S+$/)

/** The settings of an Amazon OpenSearch domain that wants signed requests. The keys are called as AWS's own tools call them. */
export const SIGNING_SETTINGS = {
  OPENSEARCH_AWS_REGION: {
    does: 'The AWS region of an Amazon OpenSearch domain, whose requests are then signed with the keys below. Default: requests are not signed.',
    cure: 'give the region that stands in the domain’s address, such as eu-west-1',
    check: z.string().regex(/^[a-z]{2}(?:-[a-z]+)+-\d+$/),
  },
  AWS_ACCESS_KEY_ID: {
    does: 'The key that requests to an Amazon OpenSearch domain are signed with.',
    cure: 'copy it from the AWS console → IAM → Users → Security credentials',
    check: key,
    secret: true,
  },
  AWS_SECRET_ACCESS_KEY: {
    does: 'The secret of that key.',
    cure: 'copy it when the key is made in the AWS console: it is shown once',
    check: key,
    secret: true,
  },
  AWS_SESSION_TOKEN: {
    does: 'The token of a temporary key. Such a key ends after some hours, and the bot has to be started with another.',
    cure: 'copy it from where the temporary key was made',
    check: key,
    secret: true,
  },
} as const satisfies Readonly<Record<string, Setting>>

/** Reads the settings. @param text a setting's value that its check passed @param wrong what is wrong is added */
export const readSearch = (
  text: (name: 'OPENSEARCH_URL' | keyof typeof SIGNING_SETTINGS) => string | undefined,
  wrong: string[],
): SearchConfig | undefined => {
  const given = text('OPENSEARCH_URL')
  const urls = given === undefined ? undefined : parts(given)
  if (urls === undefined) return undefined
  const signing = readSigning(text, wrong)
  return {
    urls: urls.map((url) => new URL('/', url).href),
    name: nameIn(urls) || NAME,
    ...(signing && { signing }),
  }
}

const readSigning = (
  text: (name: keyof typeof SIGNING_SETTINGS) => string | undefined,
  wrong: string[],
): Signing | undefined => {
  const region = text('OPENSEARCH_AWS_REGION')
  if (region === undefined) return undefined
  const [accessKeyId, secretAccessKey] = [text('AWS_ACCESS_KEY_ID'), text('AWS_SECRET_ACCESS_KEY')]
  for (const [name, value] of Object.entries({
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  }))
    if (value === undefined)
      wrong.push(`${name} is missing, and OPENSEARCH_AWS_REGION needs it: ${cureOf(name)}.`)
  const sessionToken = text('AWS_SESSION_TOKEN')
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined
  return { region, accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) }
}

const cureOf = (name: string): string => SIGNING_SETTINGS[name as keyof typeof SIGNING_SETTINGS].cure

/** What no log and no error may show of it. */
export const secretsOfSearch = (search: SearchConfig | undefined): readonly string[] => [
  ...(search?.urls ?? []).flatMap((address) => {
    const { password } = new URL(address)
    return password === '' ? [] : [address, password, decodeURIComponent(password)]
  }),
  ...[search?.signing?.secretAccessKey, search?.signing?.sessionToken].filter((one) => one !== undefined),
]

/** The addresses as people may see them. */
export const shownSearch = ({ urls }: Pick<SearchConfig, 'urls'>): string =>
  urls
    .map((address) => {
      const url = new URL(address)
      url.password = ''
      return url.href
    })
    .join(', ')
