import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../../src/retrieval/index/opensearch/connection.ts'

const KEY = {
  region: 'eu-west-1',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalr/EXAMPLE',
  sessionToken: 'temporary',
}
const sha256 = (value: string): string => createHash('sha256').update(value).digest('hex')
const hmac = (key: string | Buffer, value: string): Buffer => createHmac('sha256', key).update(value).digest()

/** The signature that AWS expects of a request (Signature Version 4, as its documentation describes it). */
const signatureOf = (
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
  secret: string,
): string => {
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? ''
  const [path = '', query = ''] = url.split('?')
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`)
  const canonical = [method, path, query, lines.join(''), signed, sha256(body)].join('\n')
  const time = String(headers['x-amz-date'])
  const scope = [time.slice(0, 8), KEY.region, 'es', 'aws4_request']
  const key = scope.reduce<string | Buffer>((so, part) => hmac(so, part), `AWS4${secret}`)
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')).toString('hex')
}

/** A domain that answers only what is signed with the right key. */
const domain = createServer(async (request, response) => {
  const body = await text(request)
  const expected = signatureOf(request, body, KEY.secretAccessKey)
  const isRight =
    request.headers.authorization?.endsWith(`Signature=${expected}`) === true &&
    request.headers['x-amz-security-token'] === KEY.sessionToken
  response.writeHead(isRight ? 200 : 403, { 'content-type': 'application/json' })
  response.end(JSON.stringify(isRight ? { body } : { error: { type: 'security_exception' }, status: 403 }))
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => domain.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(domain.address() as AddressInfo).port}`
})
afterAll(() => void domain.close())

test.each([
  ['a question', 'GET', '/footnote-6/_search', { query: { match_all: {} } }],
  ['lines', 'POST', '/_bulk', [{ index: { _index: 'a' } }, { text: 'Türme — “quoted”' }]],
  ['a request without a body', 'GET', '/_cluster/health', undefined],
] as const)('signs %s so that the domain takes it', async (_, method, path, body) => {
  const connection = connect({ urls: [url], signing: KEY })
  const answer = await connection.request<{ body: string }>(method, path, body)
  if (body !== undefined) expect(answer.body).toContain(Array.isArray(body) ? 'Türme' : 'match_all')
  await connection.close()
})

test('a wrong key is refused, and the error holds nothing of it', async () => {
  const connection = connect({ urls: [url], signing: { ...KEY, secretAccessKey: 'another' } })
  const refused = connection.request('GET', '/_cluster/health')
  await expect(refused).rejects.toThrow(/^OpenSearch refused a request: 403/)
  await expect(refused).rejects.not.toThrow(/another|AKID|temporary/)
  await connection.close()
})
