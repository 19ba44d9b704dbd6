import type { Ops } from '../operations/ops.js'
import {
  type CheckContext,
  defineNode,
  type Example,
  type Mapping,
  type NodeDefinition,
  type NodeDoc,
  type NoWeights,
} from './node.js'
import type { Params, Values } from './param.js'
import type { InputTypes, InputValues, Ports, TensorPort } from './port.js'
import type { Finding } from './problem.js'
import type { ValueBounds } from './value-bounds.js'

/** What a metric keeps of one batch: float32 tensors, by name, which add up over batches. */
export type Totals<V> = Readonly<Record<string, V>>

/** What makes a node a metric: sums that add up over batches, and the figure that they come to. `defineMetric` adds it. */
export interface MetricDefinition<I extends Ports, P extends Params> {
  /** Whether a greater figure is a better one; `null` for what is no figure of merit, as a confusion matrix. */
  readonly isGreaterBetter: boolean | null
  /** What one batch contributes. Its shapes depend on no batch size. */
  totals<V>(inputs: InputValues<I, V>, params: Values<P>, ops: Ops<V>): Totals<V>
  /** The figure for everything that was added up. */
  result<V>(totals: Totals<V>, params: Values<P>, ops: Ops<V>): V
}

/** A metric as its author declares it. `T` are the names of its totals. */
export interface MetricDeclaration<I extends Ports, P extends Params, T extends string> {
  readonly type: string
  readonly label?: string
  readonly doc: NodeDoc
  readonly inputs: I
  /** What the figure is, with its shape. */
  readonly value: string
  readonly params: P
  readonly isGreaterBetter: boolean | null
  check?(inputs: InputTypes<I>, params: NoInfer<Values<P>>, context?: CheckContext): Iterable<Finding>
  valueBounds?(inputs: InputTypes<I>, params: NoInfer<Values<P>>): { readonly [K in keyof NoInfer<I>]?: ValueBounds }
  totals<V>(inputs: InputValues<I, V>, params: Values<P>, ops: Ops<V>): Readonly<Record<T, V>>
  result<V>(totals: Readonly<Record<NoInfer<T>, V>>, params: Values<P>, ops: Ops<V>): V
  readonly mapping: Mapping
  readonly examples?: readonly Example<NoInfer<I>, { readonly value: TensorPort }, NoInfer<P>, NoWeights>[]
}

/**
 * Declares a metric. Run, the node gives the figure of that run alone at `value`; wired to a Trainer, its totals are added up over all
 * batches of an epoch, as Keras' metrics do.
 */
export function defineMetric<const I extends Ports, const P extends Params, T extends string>(
  declaration: MetricDeclaration<I, P, T>,
): NodeDefinition<I, { readonly value: TensorPort }, P>
export function defineMetric(declaration: MetricDeclaration<Ports, Params, string>) {
  const { type, label, doc, inputs, value, params, isGreaterBetter, mapping, examples } = declaration
  const metric: MetricDefinition<Ports, Params> = {
    isGreaterBetter,
    totals: (...given) => declaration.totals(...given),
    result: (...given) => declaration.result(...given),
  }
  return defineNode<Ports, { readonly value: TensorPort }, Params>({
    type,
    ...(label !== undefined && { label }),
    ...(examples !== undefined && { examples }),
    category: 'metric',
    doc,
    inputs,
    outputs: { value: { kind: 'tensor', doc: value } },
    params,
    mapping,
    metric,
    check: (...given) => declaration.check?.(...given) ?? [],
    valueBounds: (...given) => declaration.valueBounds?.(...given) ?? {},
    run: (values, chosen, _weights, ops) => ({
      value: metric.result(metric.totals(values, chosen, ops), chosen, ops),
    }),
  })
}
