import { toggle } from '../definition/params/index.js'
import type { Values } from '../definition/param.js'
import type { Weight } from '../definition/weight.js'
import type { Ops } from '../operations/ops.js'
import type { Shape } from '../operations/types.js'
import { constraint } from './constraint.js'
import { initializer } from './initializer.js'
import { regularizer } from './regularizer.js'

/** What every layer with a bias lets a person set about it, with Keras' names and defaults. */
export const biasParams = {
  useBias: toggle({ default: true, doc: 'Whether a bias is added.' }),
  biasInitializer: initializer({ default: 'zeros', doc: 'How the bias starts.' }),
  biasRegularizer: regularizer({ doc: 'A penalty on the bias, added to the loss.' }),
  biasConstraint: constraint({ doc: 'A limit that the bias is kept within after each training step.' }),
}

/** What every layer with a kernel and a bias lets a person set about them. */
export const kernelParams = {
  useBias: biasParams.useBias,
  kernelInitializer: initializer({ default: 'glorotUniform', doc: 'How the kernel starts.' }),
  biasInitializer: biasParams.biasInitializer,
  kernelRegularizer: regularizer({ doc: 'A penalty on the kernel, added to the loss.' }),
  biasRegularizer: biasParams.biasRegularizer,
  kernelConstraint: constraint({ doc: 'A limit that the kernel is kept within after each training step.' }),
  biasConstraint: biasParams.biasConstraint,
}

/** The penalty on what a layer puts out; no recurrent cell has one. */
export const activityParams = {
  activityRegularizer: regularizer({ doc: 'A penalty on the output, added to the loss.' }),
}

type KernelValues = Values<typeof kernelParams>

/** The kernel of a layer with these parameters. */
export function kernelWeight(shape: Shape, params: Omit<KernelValues, keyof typeof biasParams>): Weight {
  const { kernelInitializer: initializer, kernelRegularizer: regularizer, kernelConstraint: constraint } = params
  return { shape, initializer, regularizer, constraint }
}

/** The bias of a layer with these parameters, `null` without `useBias`. */
export function biasWeight(shape: Shape, params: Values<typeof biasParams>): Weight | null {
  const { biasInitializer: initializer, biasRegularizer: regularizer, biasConstraint: constraint } = params
  return params.useBias ? { shape, initializer, regularizer, constraint } : null
}

/** Adds the penalty on `y` to the loss, as `addActivityLoss` does. */
export function penalizeActivity<V>(ops: Ops<V>, y: V, { activityRegularizer }: Values<typeof activityParams>): void {
  if (activityRegularizer === null) return
  addActivityLoss(ops, y, activityRegularizer.option.penalty(y, activityRegularizer.params, ops))
}

/** Adds a penalty on all of `y`, `[batch, ...]`, to the loss. As in Keras 3.15 it is divided by the number of examples. */
export function addActivityLoss<V>(ops: Ops<V>, y: V, penalty: V): void {
  const batch = ops.shapeOf(y).slice(0, 1)
  // The number as a value: while shapes are checked it has only a name.
  ops.addLoss(batch.length === 0 ? penalty : ops.divide(penalty, ops.sum(ops.fill(batch, 1))))
}
