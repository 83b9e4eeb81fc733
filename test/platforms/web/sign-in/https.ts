import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A key and a certificate for localhost that nobody has signed, both as one text. */
const newCertificate = (): string =>
  execFileSync(
    'openssl',
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost -keyout - -out -'.split(
      ' ',
    ),
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )

/** A server at an address with https, as browsers reach the reader through a proxy. What it answers is given later. */
export const serveSecurely = async () => {
  let answer: RequestListener = (_, response) => void response.writeHead(503).end()
  const certificate = newCertificate()
  const server = createServer({ key: certificate, cert: certificate }, (request, response) =>
    answer(request, response),
  )
  server.listen(0, 'localhost')
  await once(server, 'listening')
  onTestFinished(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  })
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    answerWith: (listener: RequestListener) => {
      answer = listener
    },
  }
}
