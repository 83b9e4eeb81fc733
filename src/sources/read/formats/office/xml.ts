import { TextDecoder } from 'node:util'
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { utf16Mark } from '../../decode.ts'

/** An element of XML as it opens. Names are without their prefixes, which each program chooses. */
export interface XmlElement {
  readonly name: string
  /** The value of an attribute; undefined if it has none. */
  readonly get: (attribute: string) => string | undefined
}

/** What to do with the parts of a document, in its order. */
export interface XmlHandlers {
  readonly open: (element: XmlElement) => void
  readonly close: (name: string) => void
  readonly text?: (words: string) => void
  /** Whether the rest need not be read. */
  readonly isDone?: () => boolean
}

/** How a reading ended: `damaged` where the document breaks the rules of XML; then what could be read was. */
export type XmlEnd = 'whole' | 'damaged'

/** Documents are some 30 elements deep. */
const DEEPEST = 1_000

/** Thrown to stop the parser, which has no other way to end. */
const STOP = new Error('enough')

/**
 * Reads XML as a stream. Entities of a document type are not resolved, and nothing outside of the document is read.
 */
export const readXml = (chunks: Iterable<Uint8Array>, handlers: XmlHandlers): XmlEnd => {
  const parser = new SaxesParser({ position: false })
  let end: XmlEnd = 'whole'
  let depth = 0
  parser.on('error', () => {
    end = 'damaged'
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > DEEPEST) throw STOP
    handlers.open({ name: local(name), get: (attribute) => attributeOf(attributes, attribute) })
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    handlers.close(local(name))
  })
  const { text } = handlers
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: TextDecoder | undefined
  try {
    for (const chunk of chunks) {
      decoder ??= new TextDecoder(utf16Mark(chunk) ?? 'utf-8')
      parser.write(decoder.decode(chunk, { stream: true }))
      if (handlers.isDone?.() === true) return end
    }
    parser.write(decoder?.decode() ?? '')
    parser.close()
    return end
  } catch (error) {
    if (error === STOP) return 'damaged'
    throw error
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const attributeOf = (
  attributes: Readonly<Record<string, string | SaxesAttributeNS>>,
  name: string,
): string | undefined => {
  const key = Object.hasOwn(attributes, name)
    ? name
    : Object.keys(attributes).find((each) => local(each) === name)
  const value = key === undefined ? undefined : attributes[key]
  return typeof value === 'object' ? value.value : value
}
