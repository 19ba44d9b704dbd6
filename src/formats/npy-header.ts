import { FormatError, quoteText } from './format-error.js'
import { readShape } from './tensor-shape.js'

/** What the header of an NPY file says. */
export interface NpyHeader {
  /** The type: byte order, kind and bytes, such as `<f4`. */
  readonly descr: string
  /** Whether the first axis changes fastest. */
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
}

// One entry of the dictionary: its key, then a string, a boolean or a tuple of whole numbers (Python 2 wrote 3L).
const entry = /\s*'(\w+)'\s*:\s*('[^'\\]*'|True|False|\([\dL,\s]*\))\s*(,|(?=\}))/y
const sizes = /^\(\s*(?:\d+L?\s*,\s*)*(?:\d+L?\s*)?\)$/

/**
 * The header of an NPY file: a Python dictionary with the keys `descr`, `fortran_order` and `shape`.
 * @throws FormatError if it is anything else, such as the list of fields of a structured type
 */
export function parseNpyHeader(text: string): NpyHeader {
  const values = parseDictionary(text)
  const descr = values.get('descr')
  const fortranOrder = values.get('fortran_order')
  const shape = values.get('shape')
  if (values.size !== 3 || !descr || !fortranOrder || !shape) {
    throw new FormatError('header', 'the keys descr, fortran_order and shape', [...values.keys()].join(', ') || 'none')
  }
  if (!descr.startsWith("'")) throw new FormatError('header.descr', 'a string', quoteText(descr))
  if (!/^[TF]/.test(fortranOrder)) {
    throw new FormatError('header.fortran_order', 'True or False', quoteText(fortranOrder))
  }
  if (!isTuple(shape)) throw new FormatError('header.shape', 'a tuple of whole numbers', quoteText(shape))
  return {
    descr: descr.slice(1, -1),
    fortranOrder: fortranOrder === 'True',
    shape: readShape('header.shape', (shape.match(/\d+/g) ?? []).map(Number)),
  }
}

/** The values of the dictionary, as they are written. */
function parseDictionary(text: string): Map<string, string> {
  const values = new Map<string, string>()
  const dictionary = text.trim()
  entry.lastIndex = 1
  let end = 1
  for (let match = entry.exec(dictionary); match; match = entry.exec(dictionary)) {
    const [, key = '', value = ''] = match
    if (values.has(key)) throw new FormatError(`header.${key}`, 'each key once', `${key} again`)
    values.set(key, value)
    end = entry.lastIndex
  }
  if (!dictionary.startsWith('{') || !/^\s*\}$/.test(dictionary.slice(end))) {
    const place = dictionary.startsWith('{') ? dictionary.slice(end).trimStart() : dictionary
    throw new FormatError('header', 'a dictionary of a string, a boolean and a tuple of sizes', quoteText(place))
  }
  return values
}

/** `()`, `(3,)` and `(3, 4)` are tuples; `(3)` is a number. */
function isTuple(text: string): boolean {
  return sizes.test(text) && (text.includes(',') || !/\d/.test(text))
}
