import { callBinary, type Operand } from './elementwise/binary.js'
import { add } from './elementwise/add.js'
import { callElu } from './elementwise/elu.js'
import { exp } from './elementwise/exp.js'
import { greater } from './elementwise/greater.js'
import { multiply } from './elementwise/multiply.js'
import { select } from './elementwise/select.js'
import { callMatMul } from './linear/mat-mul.js'
import type { NoAttributes, Operation } from './operation.js'
import { callSum, callSumToShape } from './reduction/sum.js'
import { callBroadcastTo } from './shape/broadcast-to.js'
import { callReshape } from './shape/reshape.js'
import { callConstant, callFill } from './source/constant.js'
import { applyOne, type Trace } from './trace.js'
import type { DType, Mode, Shape } from './types.js'

/**
 * All that the `run` of a node may do: the table of contents of this folder. Every member records (or evaluates) one operation;
 * the file of the operation tells what it does.
 */
export function createOps<V>(trace: Trace<V>) {
  const one =
    (operation: Operation<NoAttributes>) =>
    (x: V): V =>
      applyOne(trace, operation, [x], {})
  const two = (operation: Operation<NoAttributes>): ((a: Operand<V>, b: Operand<V>) => V) => callBinary(trace, operation)
  return {
    /** Training or inference: whether dropout, noise and batch statistics are active. */
    get mode(): Mode {
      return trace.mode
    },
    shapeOf: (x: V): Shape => trace.typeOf(x).shape,
    dtypeOf: (x: V): DType => trace.typeOf(x).dtype,
    update: (name: string, value: V): void => trace.update(name, value),
    addLoss: (value: V): void => trace.addLoss(value),

    constant: callConstant(trace),
    fill: callFill(trace),
    zerosLike: (x: V): V => callFill(trace)(trace.typeOf(x).shape, 0, trace.typeOf(x).dtype),

    exp: one(exp),
    elu: callElu(trace),

    add: two(add),
    multiply: two(multiply),
    greater: two(greater),
    select: (condition: V, a: V, b: V): V => applyOne(trace, select, [condition, a, b], {}),

    sum: callSum(trace),
    sumToShape: callSumToShape(trace),

    matMul: callMatMul(trace),

    reshape: callReshape(trace),
    broadcastTo: callBroadcastTo(trace),
  }
}

/** The operations over values of type `V`. */
export type Ops<V> = ReturnType<typeof createOps<V>>
export type { Operand }
