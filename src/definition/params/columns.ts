import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** A name longer than this is no name of a column. */
const longestName = 1000
const mostColumns = 100_000

interface ColumnOptions extends ParamOptions {
  /** The parameter of the same node that holds the file: it tells which columns there are. */
  readonly file: string
  /** What `null`, the default, stands for: `all the others`. */
  readonly none: string
}

/** The name of a column of a file, or `null`. Whether the file has it is the node's to check. */
export function column({ file, none, ...options }: ColumnOptions): Param<string | null> {
  return {
    ...described(options),
    default: null,
    control: { kind: 'columns', file, isMany: false, none },
    read: (value, context) =>
      value === null || isName(value) ? { value } : refuse(context, 'null or the name of a column', value),
    write: (value) => value,
    schema: () => ({ anyOf: [{ type: 'null' }, { type: 'string', maxLength: longestName }] }),
  }
}

/** Names of columns of a file, each once, or `null`. */
export function columns({ file, none, ...options }: ColumnOptions): Param<readonly string[] | null> {
  const isList = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.length <= mostColumns && value.every(isName) && new Set(value).size === value.length
  return {
    ...described(options),
    default: null,
    control: { kind: 'columns', file, isMany: true, none },
    read: (value, context) =>
      value === null || isList(value)
        ? { value }
        : refuse(context, 'null or a list of names of columns, each once', value),
    write: (value) => value,
    schema: () => ({
      anyOf: [
        { type: 'null' },
        { type: 'array', items: { type: 'string', maxLength: longestName }, maxItems: mostColumns, uniqueItems: true },
      ],
    }),
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestName
}
