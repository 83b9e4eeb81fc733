import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type ValueNode,
} from 'kysely'

/**
 * Stores any text so that it comes back letter for letter. SQLite turns half of a surrogate pair into `�`, which can make one key of two, and
 * PostgreSQL refuses U+0000. Those units, and U+001A itself, are written as U+001A and four hexadecimal digits. All other text stays as it is.
 */
export class AnyText implements KyselyPlugin {
  readonly #values = new StoredValues()

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.#values.transformNode(node, queryId)
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return { ...result, rows: result.rows.map(restoreRow) }
  }
}

class StoredValues extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: toStored(node.value) }
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(toStored) }
  }
}

const toStored = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(UNSAFE, (unit) => MARK + hex(unit)) : value

const fromStored = (value: unknown): unknown =>
  typeof value === 'string' && value.includes(MARK)
    ? value.replace(MARKED, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : value

const restoreRow = (row: UnknownRow): UnknownRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, fromStored(value)]))

const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0')

const MARK = '\u001a'
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for these
const UNSAFE = /[\u0000\u001a\p{Surrogate}]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for it
const MARKED = /\u001a([0-9a-f]{4})/g
