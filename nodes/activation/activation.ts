import type { Catalogue } from '../../src/definition/catalogue.js'
import type { AnyNode } from '../../src/definition/node.js'
import type { Param, ParamOptions, VariantOption } from '../../src/definition/param.js'
import { defaultVariant, variant, type Variant } from '../../src/definition/params/variant.js'
import type { Ops } from '../../src/operations/ops.js'
import { linear } from './linear.js'

/** An entry of the activation enum: an activation node with the defaults that its function has in Keras. */
export interface ActivationOption extends VariantOption {
  readonly node: AnyNode
}

export type Activation = Variant<ActivationOption>

const options = new WeakMap<AnyNode, ActivationOption>()

/** The enum entry of an activation node. @throws Error for a node that is none. */
export function activationOption(node: AnyNode): ActivationOption {
  const known = options.get(node)
  if (known) return known
  if (!node.activation) throw new Error(`${node.type} is no activation`)
  const { name, defaults = {} } = node.activation
  const params = Object.fromEntries(
    Object.entries(node.params).map(([key, param]) => [
      key,
      key in defaults ? { ...param, default: defaults[key] } : param,
    ]),
  )
  const option: ActivationOption = { type: name, label: node.label, doc: node.doc.summary, params, node }
  options.set(node, option)
  return option
}

/** The activation enum with the parameters of the chosen entry; its entries are the catalogue's. */
export function activation(given: Partial<ParamOptions> & { readonly default?: AnyNode } = {}): Param<Activation> {
  return variant({
    ...given,
    doc: given.doc ?? 'What is done to each value of the result.',
    noun: 'activation',
    default: defaultVariant(activationOption(given.default ?? linear)),
    entries: (catalogue: Catalogue) => [...catalogue.activations.values()].map(activationOption),
  })
}

/** Applies the chosen activation. */
export function activate<V>(ops: Ops<V>, x: V, { option, params }: Activation): V {
  // Other inputs of the node (the mask of softmax) stay unwired inside a layer.
  const unwired = Object.fromEntries(Object.keys(option.node.inputs).map((port) => [port, null]))
  const outputs = option.node.run?.({ ...unwired, x }, params, {}, ops)
  const y = outputs?.['y']
  if (y === undefined || y === null) throw new Error(`the activation ${option.type} has no output y`)
  return y
}
