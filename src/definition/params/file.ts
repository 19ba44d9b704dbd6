import { isJsonObject, type JsonObject, type JsonSchema, type JsonValue } from '../json.js'
import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** A file of the user's, by reference: its content stays on the machine and never enters the graph. */
export interface FileReference {
  readonly name: string
  /** SHA-256 of the content in hexadecimal: a file that changed is noticed. */
  readonly sha256: string
}

/** A reference that also tells what types need to know of the file; `contents` is absent until somebody has looked into it. */
export interface InspectedFile<C> extends FileReference {
  readonly contents?: C
}

/** What a kind of file tells of itself: read from JSON, `null` for what is none. */
export interface ContentsFormat<C> {
  read(value: JsonValue): C | null
  /** What a message calls it: `columns of a table`. */
  readonly expected: string
  readonly schema: JsonSchema
}

interface FileOptions<C> extends ParamOptions {
  /** As in an HTML file input: `.csv`. */
  readonly accept: string
  /** Whether a folder, or several files, may be chosen; they are kept as one archive. */
  readonly isFolder?: boolean
  /** Whether the camera takes the images, which are added to those that there are. */
  readonly hasCamera?: boolean
  /** What the reference tells of the file; by default nothing. */
  readonly contents?: ContentsFormat<C>
}

/** A reference to a file, `null` while none is chosen. */
export function file<C extends object = never>(options: FileOptions<C>): Param<InspectedFile<C> | null> {
  const { accept, contents, isFolder, hasCamera } = options
  const expected = contents ? 'null or a file { name, sha256, contents }' : 'null or a file { name, sha256 }'
  return {
    ...described(options),
    default: null,
    control: { kind: 'file', accept, ...(isFolder && { isFolder }), ...(hasCamera && { hasCamera }) },
    read(value, context) {
      if (value === null) return { value }
      const reference = readReference(value)
      if (!reference) return refuse(context, expected, value)
      const { told, ...file } = reference
      if (told === undefined) return { value: file }
      if (!contents) return refuse(context, expected, value)
      const read = contents.read(told)
      return read
        ? { value: { ...file, contents: read } }
        : refuse({ ...context, at: `${context.at}.contents` }, contents.expected, told)
    },
    // What a format has read is plain data.
    write: (value) => value && (JSON.parse(JSON.stringify(value)) as JsonObject),
    schema: () => ({ anyOf: [{ type: 'null' }, referenceSchema(contents)] }),
  }
}

/** The file that the value of a file parameter names; `null` where it names none. */
export function fileReferenceOf(value: JsonValue): FileReference | null {
  const reference = readReference(value)
  return reference && { name: reference.name, sha256: reference.sha256 }
}

function readReference(value: JsonValue): (FileReference & { readonly told: JsonValue | undefined }) | null {
  if (!isJsonObject(value)) return null
  const { name, sha256, contents, ...others } = value
  if (typeof name !== 'string' || typeof sha256 !== 'string' || Object.keys(others).length > 0) return null
  return /^[0-9a-f]{64}$/.test(sha256) ? { name, sha256, told: contents } : null
}

function referenceSchema(contents: ContentsFormat<object> | undefined): JsonSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      ...(contents && { contents: contents.schema }),
    },
    required: ['name', 'sha256'],
    additionalProperties: false,
  }
}
