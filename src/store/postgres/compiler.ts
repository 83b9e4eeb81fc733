import {
  type BinaryOperationNode,
  ColumnNode,
  type OnConflictNode,
  type OperationNode,
  OperatorNode,
  type OrderByItemNode,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  ValueNode,
} from 'kysely'
import { MIGRATIONS } from '../migrations/migrations.ts'

/** The columns that hold text. A name means the same in all tables. */
const TEXTS: ReadonlySet<string> = new Set(
  Object.values(MIGRATIONS).flatMap((statements) =>
    statements.flatMap((statement) =>
      [...statement.matchAll(/"(\w+)" text\b/g)].map(([, name]) => name ?? ''),
    ),
  ),
)

/** A column as indexes have it: an entry of an index ends at 2,704 bytes, so a long text is in it by its digest. */
export const indexed = (column: string): string =>
  TEXTS.has(column) ? `index_key("${column}")` : `"${column}"`

/**
 * Makes `index_key`, which every index is over: a text of up to 500 bytes as it is; of a longer one its beginning and its SHA-256. No other text has
 * that form, because U+001A is stored with four digits after it.
 */
export const INDEX_KEY = `create function index_key(text) returns text language sql immutable parallel safe as $$
  select case when octet_length($1) <= 500 then $1 else
    left($1, 64) || chr(26) || '#' || encode(sha256(decode(replace($1, '\\', '\\\\'), 'escape')), 'hex') end $$`

/** Compares and orders texts by what the indexes have of them. */
export class IndexedCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { leftOperand, operator, rightOperand } = node
    const sign = OperatorNode.is(operator) ? operator.operator : ''
    if (!COMPARING.has(sign) || !isText(leftOperand) || !COMPARED.has(rightOperand.kind)) {
      super.visitBinaryOperation(node)
      return
    }
    this.#visitKey(leftOperand)
    this.append(` ${sign} `)
    if (PrimitiveValueListNode.is(rightOperand)) this.#visitKeys(rightOperand)
    else this.#visitKey(rightOperand)
  }

  protected override visitOnConflict(node: OnConflictNode): void {
    const { columns, ...rest } = node
    if (columns === undefined) {
      super.visitOnConflict(node)
      return
    }
    const names = columns.map(({ column }) => indexed(column.name)).join(', ')
    super.visitOnConflict({ ...rest, indexExpression: RawNode.createWithSql(names) })
  }

  protected override visitOrderByItem(node: OrderByItemNode): void {
    if (!isText(node.orderBy)) {
      super.visitOrderByItem(node)
      return
    }
    this.#visitKey(node.orderBy)
    if (node.direction === undefined) return
    this.append(' ')
    this.visitNode(node.direction)
  }

  #visitKey(node: OperationNode): void {
    this.append('index_key(')
    this.visitNode(node)
    this.append(ValueNode.is(node) ? '::text)' : ')')
  }

  #visitKeys({ values }: PrimitiveValueListNode): void {
    this.append('(')
    for (const [at, value] of values.entries()) {
      this.append(at === 0 ? 'index_key(' : ', index_key(')
      this.appendValue(value)
      this.append('::text)')
    }
    this.append(')')
  }
}

const COMPARING: ReadonlySet<string> = new Set(['=', '<>', '!=', '<', '<=', '>', '>=', 'in', 'not in'])
/** What a text is compared with. A subquery is left alone: it compares whole texts. */
const COMPARED: ReadonlySet<string> = new Set(['ValueNode', 'ReferenceNode', 'PrimitiveValueListNode'])

const isText = (node: OperationNode): boolean =>
  ReferenceNode.is(node) && ColumnNode.is(node.column) && TEXTS.has(node.column.column.name)
