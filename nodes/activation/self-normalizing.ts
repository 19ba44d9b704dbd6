import type { CheckContext, Producer } from '../../src/definition/node.js'
import { type Finding, hint } from '../../src/definition/problem.js'
import type { Variant } from '../../src/definition/params/variant.js'
import type { Initializer } from '../../src/definition/weight.js'
import type { Activation } from './activation.js'

/**
 * Advice for self-normalizing networks (Klambauer et al. 2017): selu keeps mean 0 and variance 1 only with lecunNormal kernels,
 * and only AlphaDropout leaves them as they are.
 */
export function* checkSelfNormalizing(
  params: { readonly activation: Activation; readonly kernelInitializer: Variant<Initializer> },
  context: CheckContext | undefined,
): Iterable<Finding> {
  if (params.activation.option.type !== 'selu') return
  const initializer = params.kernelInitializer.option.type
  if (initializer !== 'lecunNormal') {
    yield hint('params.kernelInitializer', 'lecunNormal, which selu needs to keep mean 0 and variance 1', initializer, [
      { do: 'setParam', label: 'Start from lecunNormal', param: 'kernelInitializer', value: 'lecunNormal' },
    ])
  }
  if (activationOf(context?.producer('x') ?? null) !== 'selu') return
  yield hint('x', 'AlphaDropout between two selu layers, where the network needs dropout', 'selu without it', [
    { do: 'insertNode', label: 'Insert AlphaDropout', port: 'x', type: 'AlphaDropout', params: { rate: 0.1 } },
  ])
}

/** The name of the activation that an output has gone through last; `null` where that is not known. */
export function activationOf(node: Producer | null): string | null {
  if (node === null) return null
  return node.definition.activation?.name ?? chosenType(node.params['activation'])
}

/** The entry that a parameter of an enum chose, if it is one. */
function chosenType(value: unknown): string | null {
  if (!hasKey(value, 'option') || !hasKey(value.option, 'type')) return null
  return typeof value.option.type === 'string' ? value.option.type : null
}

function hasKey<K extends string>(value: unknown, key: K): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && key in value
}
