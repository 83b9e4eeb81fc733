import { withoutUndefined } from '../../../model.ts'
import type { Metadata } from '../../document.ts'
import { normalizeDate } from '../dates.ts'
import { oneLine } from '../fields.ts'

/** What a file's properties say of it, as they stand there. */
export interface RawProperties {
  readonly title?: unknown
  readonly author?: unknown
  /** When the file was made, as a date in any notation. */
  readonly created?: unknown
}

/** The names that programs give: of a file, of a template, or none. */
const NO_TITLE =
  /^(?:microsoft (?:office )?(?:word|powerpoint|excel|publisher)\b.*|(?:.*[\\/])?[^\s\\/]*\.(?:docx?|odt|rtf|pdf|pptx?|xlsx?|indd|qxp|qxd|p65|tex|dvi|html?|txt)|untitled.*|(?:document|presentation|slide|book|documento|presentaci[oó]n|libro|powerpoint presentation|presentación de powerpoint)\s?\d{0,3}|title|t[ií]tulo|sin t[ií]tulo.*|.*\.(?:docx?|pptx?|xlsx?|indd)|\W*)$/i
/** The names of accounts and programs. */
const NO_AUTHOR =
  /^(?:user|usuario|admin(?:istrator)?|administrador|owner|unknown|anonymous|author|autor|windows user|microsoft(?: office)?(?: user)?|python-\w+|apache poi|openpyxl|libreoffice|hp|dell|pc|home|.*@.*|\W*|\S{0,2})$/i

/** Keeps the properties that say something: no "Microsoft Word - x.doc", no "admin". The language is left out: programs write their own. */
export const propertiesOf = ({ title, author, created }: RawProperties): Metadata => {
  const named = textOf(title)
  const written = textOf(author)
  return withoutUndefined({
    title: named !== undefined && !NO_TITLE.test(named) ? named : undefined,
    author: written !== undefined && !NO_AUTHOR.test(written) ? written : undefined,
    created: normalizeDate(textOf(created) ?? ''),
  })
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? oneLine(value) : undefined
