import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { JsonSchema } from '../../src/definition/json.js'

/** A check of values by a schema that is itself checked strictly: no unknown keyword, no keyword without its type. */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  return new Ajv2020({ strict: true, strictRequired: false }).compile(schema)
}
