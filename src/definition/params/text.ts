import { described, type Param, type ParamOptions, refuse } from '../param.js'

interface TextOptions extends ParamOptions {
  readonly default: string
  readonly isMultiline?: boolean
  /** At most so many characters, by default 10,000. */
  readonly maxLength?: number
}

/** A text. */
export function text(options: TextOptions): Param<string> {
  const { maxLength = 10_000 } = options
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'text', ...(options.isMultiline && { multiline: true }) },
    read: (value, context) =>
      typeof value === 'string' && isWithin(value, maxLength)
        ? { value }
        : refuse(context, `a text of at most ${maxLength} characters`, value),
    write: (value) => value,
    schema: () => ({ type: 'string', maxLength }),
  }
}

/** Counts as JSON Schema does: a character beyond U+FFFF is one, although it takes two units. */
function isWithin(text: string, length: number): boolean {
  if (text.length <= length) return true
  return text.length <= 2 * length && text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '-').length <= length
}
