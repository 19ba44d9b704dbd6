import type { AnyNode } from '../../src/definition/node.js'
import type { Param } from '../../src/definition/param.js'
import signatures from '../golden/signatures.json' with { type: 'json' }

/** The arguments of something in Keras: the default, if there is one. */
export type Arguments = Readonly<Record<string, { readonly default?: unknown }>>

/** The arguments that make a layer, and those of its call. */
interface Signature {
  readonly init: Arguments
  readonly call: Arguments
}

const layers: Readonly<Record<string, Signature>> = signatures.layers
const activations: Readonly<Record<string, Arguments>> = signatures.activations

/** What a node stands for: a layer, or a function that Keras has among its activations; `null` for neither. */
export function signatureOf({ type, mapping, activation }: AnyNode): Signature | null {
  const name = mapping.keras ?? ''
  if (name !== 'Activation' || type === name) return layers[name] ?? null
  const init = activations[snakeCase(activation?.name ?? type)]
  return init ? { init, call: {} } : null
}

/** The arguments that the layer hands on to those that it derives from. */
export function inheritedArguments({ params }: AnyNode): Arguments {
  return { ...layers['Layer']?.init, ...('returnSequences' in params && layers['RNN']?.init) }
}

/** `kernelSize` as `kernel_size`. */
export function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
}

/** A parameter with the name that it has here. */
interface Named {
  readonly key: string
  readonly param: Param<unknown>
}

/** The parameters of a node by their names in Keras; several may be parts of one. Those that Keras does not have say so. */
export function paramsByKerasName({ params }: AnyNode): ReadonlyMap<string, readonly Named[]> {
  const named = new Map<string, Named[]>()
  for (const [key, param] of Object.entries(params)) {
    if (param.keras === null) continue
    const [name = ''] = (param.keras ?? snakeCase(key)).split('.')
    named.set(name, [...(named.get(name) ?? []), { key, param }])
  }
  return named
}

/** Whether what a parameter starts with means the same as Keras' default. */
export function isSameDefault(name: string, ours: unknown, keras: unknown): boolean {
  if (Array.isArray(ours)) return isSameList(ours.flat(), [keras].flat(2))
  const chosen = typeof ours === 'object' && ours !== null && 'type' in ours ? ours.type : ours
  if (name === 'data_format' && keras === null) return chosen === 'channelsLast'
  if (name === 'activation' && keras === null) return chosen === 'linear'
  if (typeof chosen === 'string' && typeof keras === 'string') {
    return snakeCase(chosen) === (keras === 'uniform' ? 'random_uniform' : snakeCase(keras))
  }
  return chosen === keras
}

/** One number for all axes, or for both sides of each, stands there for a list of it here. */
function isSameList(ours: readonly unknown[], keras: readonly unknown[]): boolean {
  if (ours.length === keras.length) return ours.every((item, index) => item === keras[index])
  return new Set([...ours, ...keras]).size === 1
}
