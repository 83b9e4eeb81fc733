import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Asker } from '../../commands/desk.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import { HttpError } from './errors.ts'
import { createMcp, type McpOptions } from './mcp.ts'

/**
 * Answers one message of the Model Context Protocol that came by HTTP. Nothing is kept between two messages: each has a server of its own, so that
 * any process can answer it and nothing grows. The protocol no longer has several messages in one request.
 * @param request whose body is no larger than it may be
 * @throws HttpError for a body that is no single message
 */
export const answerMcp = async (
  request: Request,
  from: Asker,
  options: Omit<McpOptions, 'from'>,
): Promise<Response> => {
  const message = await messageIn(request, options)
  const server = createMcp({ ...options, from })
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request, { parsedBody: message })
  } finally {
    await server.close()
  }
}

const messageIn = async (request: Request, { language }: Pick<McpOptions, 'language'>): Promise<unknown> => {
  const { brokenJson, oneMessage } = messagesFor(language).programs
  let message: unknown
  try {
    message = await request.json()
  } catch {
    throw new HttpError(400, 'bad_request', brokenJson)
  }
  if (Array.isArray(message)) throw new HttpError(400, 'bad_request', oneMessage)
  return message
}
