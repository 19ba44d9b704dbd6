import type { Catalogue } from '../definition/catalogue.js'
import { isJsonObject, type JsonObject, type JsonValue } from '../definition/json.js'
import type { Control, VariantOption } from '../definition/param.js'

export type VariantControl = Extract<Control, { readonly kind: 'variant' }>

/** A chosen entry of a variant with its parameters as JSON, each complete. */
export interface VariantChoice {
  readonly option: VariantOption
  readonly params: Readonly<Record<string, JsonValue>>
}

/** What the JSON of a variant (`"relu"`, `{ "type": "elu", "alpha": 0.5 }`) chooses; `null` for none or an unknown entry. */
export function chosenVariant(control: VariantControl, value: JsonValue, catalogue: Catalogue): VariantChoice | null {
  const given: JsonObject = isJsonObject(value) ? value : { type: value }
  const option = control.options(catalogue).find((candidate) => candidate.type === given['type'])
  if (!option) return null
  const params = Object.fromEntries(
    Object.entries(option.params).map(([key, param]) => [
      key,
      given[key] === undefined ? param.write(param.default) : given[key],
    ]),
  )
  return { option, params }
}

/** The JSON of the same entry with one parameter changed. */
export function withVariantParam(choice: VariantChoice, key: string, value: JsonValue): JsonValue {
  return { type: choice.option.type, ...choice.params, [key]: value }
}
