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
      typeof value === 'string' && value.length <= maxLength
        ? { value }
        : refuse(context, `a text of at most ${maxLength} characters`, value),
    write: (value) => value,
    schema: () => ({ type: 'string', maxLength }),
  }
}
