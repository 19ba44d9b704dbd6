import type { Catalogue } from '../catalogue.js'
import { isJsonObject, type JsonValue } from '../json.js'
import {
  defaultParams,
  described,
  type Param,
  type ParamOptions,
  type Read,
  type ReadContext,
  refuse,
  type VariantOption,
} from '../param.js'

/** A chosen entry with the values of its parameters. */
export interface Variant<O extends VariantOption = VariantOption> {
  readonly option: O
  readonly params: Readonly<Record<string, unknown>>
}

interface VariantParamOptions<O extends VariantOption> extends ParamOptions {
  readonly default: Variant<O> | null
  /** What messages call an entry: `activation`. */
  readonly noun: string
  /** The entries. They may come from the catalogue, so that a developer's own appear in every enum. */
  entries(catalogue: Catalogue): readonly O[]
}

/**
 * An enum whose entries have parameters of their own. In JSON `"relu6"` for an entry without parameters or for its defaults,
 * `{ "type": "elu", "alpha": 0.5 }` otherwise; `null` where the default is `null`.
 */
export function variant<O extends VariantOption>(
  options: VariantParamOptions<O> & { readonly default: Variant<O> },
): Param<Variant<O>>
export function variant<O extends VariantOption>(options: VariantParamOptions<O>): Param<Variant<O> | null>
export function variant<O extends VariantOption>(options: VariantParamOptions<O>): Param<Variant<O> | null> {
  const isNullable = options.default === null
  return {
    ...described(options),
    default: options.default,
    control: { kind: 'variant', options: (catalogue) => options.entries(catalogue), nullable: isNullable },
    read(value, context) {
      if (value === null && isNullable) return { value: null }
      return readVariant(value, context, options.entries(context.catalogue), options.noun)
    },
    write: (value) => value && writeVariant(value),
    schema: (catalogue) => ({
      anyOf: [
        ...(isNullable ? [{ type: 'null' }] : []),
        ...options.entries(catalogue).map((entry) => entrySchema(entry, catalogue)),
      ],
    }),
  }
}

function readVariant<O extends VariantOption>(
  value: JsonValue,
  context: ReadContext,
  entries: readonly O[],
  noun: string,
): Read<Variant<O>> {
  const given = typeof value === 'string' ? { type: value } : value
  if (!isJsonObject(given) || typeof given['type'] !== 'string')
    return refuse(context, `the name of the ${noun} or { type, ... }`, value)
  const option = entries.find((entry) => entry.type === given['type'])
  if (!option) return refuse(context, `one of ${entries.map((entry) => entry.type).join(', ')}`, given['type'])
  const unknown = Object.keys(given).find((key) => key !== 'type' && !Object.hasOwn(option.params, key))
  if (unknown !== undefined) return refuse(context, `parameters of ${option.type}`, unknown)
  const params: Record<string, unknown> = {}
  for (const [key, param] of Object.entries(option.params)) {
    const json = given[key]
    const read =
      json === undefined ? { value: param.default } : param.read(json, { ...context, at: `${context.at}.${key}` })
    if (read.problem) return read
    params[key] = read.value
  }
  return { value: { option, params } }
}

function writeVariant({ option, params }: Variant): JsonValue {
  const written = Object.entries(option.params).map(([key, param]) => [key, param.write(params[key])] as const)
  return written.length === 0 ? option.type : { type: option.type, ...Object.fromEntries(written) }
}

function entrySchema(entry: VariantOption, catalogue: Catalogue) {
  const properties = Object.fromEntries(
    Object.entries(entry.params).map(([key, param]) => [key, param.schema(catalogue)]),
  )
  const object = {
    type: 'object',
    properties: { type: { const: entry.type }, ...properties },
    required: ['type'],
    additionalProperties: false,
  }
  return { anyOf: [{ const: entry.type }, object] }
}

/** An entry with its defaults. */
export function defaultVariant<O extends VariantOption>(option: O): Variant<O> {
  return {
    option,
    params: Object.fromEntries(Object.entries(option.params).map(([key, param]) => [key, param.default])),
  }
}

/** The JSON of an entry with its defaults. */
export function defaultVariantJson(option: VariantOption): JsonValue {
  const params = defaultParams(option.params)
  return Object.keys(params).length === 0 ? option.type : { type: option.type, ...params }
}
