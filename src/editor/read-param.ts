import type { Catalogue } from '../definition/catalogue.js'
import type { JsonValue } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import type { Read } from '../definition/param.js'
import { problem, quote } from '../definition/problem.js'

/** A parameter's value as its definition reads it, in the form in which it is written; or why it cannot be. */
export function readParam(
  definition: AnyNode | null,
  key: string,
  value: JsonValue,
  catalogue: Catalogue,
): Read<JsonValue> {
  const param = definition && Object.hasOwn(definition.params, key) ? definition.params[key] : undefined
  if (!param) {
    const names = Object.keys(definition?.params ?? {}).join(', ')
    return {
      problem: problem('parameter', `params.${key}`, names === '' ? 'no parameter' : `one of ${names}`, quote(key)),
    }
  }
  const read = param.read(value, { at: `params.${key}`, catalogue })
  return read.problem ? read : { value: param.write(read.value) }
}
