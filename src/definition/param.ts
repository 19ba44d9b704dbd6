import type { Catalogue } from './catalogue.js'
import type { JsonSchema, JsonValue } from './json.js'
import { type Finding, problem, quote } from './problem.js'

/** A value that was read, or why it could not be. */
export type Read<T> = { readonly value: T; readonly problem?: undefined } | { readonly problem: Finding }

/** Where a value is read and what the names in it may refer to. */
export interface ReadContext {
  /** The place for messages: `params.units`, `nodes[3].params.units`. */
  readonly at: string
  readonly catalogue: Catalogue
}

/** How a page lets a person set a parameter. Data only: the components stand in src/vue. */
export type Control =
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number; readonly nullable?: boolean }
  | {
      readonly kind: 'number'
      readonly min?: number
      readonly max?: number
      readonly step?: number
      /** The range of a slider beside the field. */
      readonly slider?: readonly [number, number]
      readonly nullable?: boolean
    }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | {
      readonly kind: 'tuple'
      readonly length: number | null
      readonly min?: number
      readonly max?: number
      readonly nullable?: boolean
      /** An item may be `null`: a length that is not fixed, shown as `?`. */
      readonly hasUnknown?: boolean
    }
  | { readonly kind: 'numbers'; readonly nullable?: boolean }
  | { readonly kind: 'text'; readonly multiline?: boolean }
  /** `isFolder`: a folder or several files may be chosen, too. `hasCamera`: images are taken with the camera. */
  | { readonly kind: 'file'; readonly accept: string; readonly isFolder?: boolean; readonly hasCamera?: boolean }
  /** One or several columns of the file that the parameter `file` of the same node holds; `null` for what `none` says. */
  | { readonly kind: 'columns'; readonly file: string; readonly isMany: boolean; readonly none: string }
  /** Lines that a person draws. `samples` are drawings to begin with, by name; one whose name is a single character is typed. */
  | { readonly kind: 'drawing'; readonly samples: Readonly<Record<string, readonly (readonly number[])[]>> }
  /** An enum whose entries bring parameters of their own: activation, initializer, regularizer, constraint. */
  | { readonly kind: 'variant'; options(catalogue: Catalogue): readonly VariantOption[]; readonly nullable: boolean }

/** An entry of a variant with its own parameters. */
export interface VariantOption {
  readonly type: string
  readonly label: string
  readonly doc: string
  readonly params: Params
}

/** One parameter: default, bounds, reader, control and documentation in one place. */
export interface Param<T> {
  readonly default: T
  readonly doc: string
  readonly label?: string
  /** The Keras argument, where it is not the key in snake_case; `null` for none. */
  readonly keras?: string | null
  /** Shown in the inspector only. */
  readonly isAdvanced?: boolean
  readonly control: Control
  read(value: JsonValue, context: ReadContext): Read<T>
  write(value: T): JsonValue
  schema(catalogue: Catalogue): JsonSchema
}

export type Params = Readonly<Record<string, Param<unknown>>>

/** The values that a set of parameters reads to. */
export type Values<P extends Params> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never }

/** What every parameter takes beside its own options. */
export interface ParamOptions {
  readonly doc: string
  readonly label?: string
  readonly keras?: string | null
  readonly isAdvanced?: boolean
}

/** The part of `ParamOptions` that is handed on as it is. */
export function described({ doc, label, keras, isAdvanced }: ParamOptions): ParamOptions {
  return {
    doc,
    ...(label !== undefined && { label }),
    ...(keras !== undefined && { keras }),
    ...(isAdvanced !== undefined && { isAdvanced }),
  }
}

/** A refusal of a parameter's value. */
export function refuse(context: ReadContext, expected: string, received: unknown): { readonly problem: Finding } {
  return { problem: problem('parameter', context.at, expected, quote(received)) }
}

/** The defaults as JSON. */
export function defaultParams(params: Params): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.write(param.default)]))
}
