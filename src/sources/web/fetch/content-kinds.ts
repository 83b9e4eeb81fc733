import { extname } from 'node:path/posix'

/** The kinds of content that are read from the web, by the extension that a file of the kind has. */
export type ContentKind = keyof typeof TYPES

/** The media types of each kind. */
const TYPES = {
  '.html': ['text/html', 'application/xhtml+xml'],
  '.xml': [
    'application/rss+xml',
    'application/atom+xml',
    'application/rdf+xml',
    'application/xml',
    'text/xml',
    'text/x-opml',
    'text/x-opml+xml',
  ],
  '.json': ['application/feed+json', 'application/json'],
  '.txt': ['text/plain'],
  '.md': ['text/markdown', 'text/x-markdown'],
  '.csv': ['text/csv', 'application/csv'],
  '.tsv': ['text/tab-separated-values'],
  '.jsonl': ['application/jsonl', 'application/x-ndjson', 'application/jsonlines'],
  '.vtt': ['text/vtt'],
  '.srt': ['application/x-subrip', 'text/srt'],
  '.eml': ['message/rfc822'],
  '.pdf': ['application/pdf', 'application/x-pdf'],
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  '.pptx': ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  '.odt': ['application/vnd.oasis.opendocument.text'],
  '.epub': ['application/epub+zip'],
} as const

const KIND_OF = new Map(
  Object.entries(TYPES).flatMap(([kind, types]) =>
    types.map((type) => [type as string, kind as ContentKind]),
  ),
)
/** Extensions of other names for a kind. */
const ALSO: Readonly<Record<string, ContentKind>> = {
  '.htm': '.html',
  '.xhtml': '.html',
  '.rss': '.xml',
  '.atom': '.xml',
  '.rdf': '.xml',
  '.opml': '.xml',
  '.markdown': '.md',
  '.text': '.txt',
  '.ndjson': '.jsonl',
}

/** Types that servers give to files that they do not know: there the file's name tells. */
const UNTELLING =
  /^(?:|text\/plain|application\/(?:octet-stream|binary|force-download|x-download|zip)|binary\/octet-stream)$/

/**
 * What a response holds, by its media type, or by the extension in its link where the type tells nothing.
 * @returns undefined for what is not read, such as videos
 */
export const contentKindOf = (type: string, url: URL): ContentKind | undefined => {
  if (!UNTELLING.test(type)) return KIND_OF.get(type)
  const extension = extname(url.pathname).toLowerCase()
  return ALSO[extension] ?? (Object.hasOwn(TYPES, extension) ? (extension as ContentKind) : KIND_OF.get(type))
}

/** The media type and the character set of a `Content-Type` header. */
export const parseContentType = (header: string): { readonly type: string; readonly charset?: string } => {
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w:.-]{1,40})/i.exec(header)?.[1]
  const type = (header.split(';')[0] ?? '').trim().toLowerCase()
  return { type, ...(charset !== undefined && { charset: charset.toLowerCase() }) }
}
