import { isJsonObject } from '../json.js'
import { described, type Param, type ParamOptions, refuse } from '../param.js'

/** A file of the user's, by reference: its content stays on the machine and never enters the graph. */
export interface FileReference {
  readonly name: string
  /** SHA-256 of the content in hexadecimal: a file that changed is noticed. */
  readonly sha256: string
}

/** A reference to a file, `null` while none is chosen. `accept` is as in an HTML file input (`.csv`). */
export function file(options: ParamOptions & { readonly accept: string }): Param<FileReference | null> {
  return {
    ...described(options),
    default: null,
    control: { kind: 'file', accept: options.accept },
    read(value, context) {
      if (value === null) return { value }
      if (isJsonObject(value) && typeof value['name'] === 'string' && typeof value['sha256'] === 'string') {
        const { name, sha256, ...others } = value
        if (/^[0-9a-f]{64}$/.test(sha256) && Object.keys(others).length === 0) return { value: { name, sha256 } }
      }
      return refuse(context, 'null or a file { name, sha256 }', value)
    },
    write: (value) => value && { ...value },
    schema: () => ({
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          properties: { name: { type: 'string' }, sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
          required: ['name', 'sha256'],
          additionalProperties: false,
        },
      ],
    }),
  }
}
