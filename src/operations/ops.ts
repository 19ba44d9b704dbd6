import { abs } from './elementwise/abs.js'
import { add } from './elementwise/add.js'
import { callBinary, type Operand } from './elementwise/binary.js'
import { callCast } from './elementwise/cast.js'
import { callClip } from './elementwise/clip.js'
import { cos } from './elementwise/cos.js'
import { divide } from './elementwise/divide.js'
import { callElu } from './elementwise/elu.js'
import { equal } from './elementwise/equal.js'
import { erf } from './elementwise/erf.js'
import { exp } from './elementwise/exp.js'
import { floor } from './elementwise/floor.js'
import { greaterEqual } from './elementwise/greater-equal.js'
import { greater } from './elementwise/greater.js'
import { callLeakyRelu } from './elementwise/leaky-relu.js'
import { lessEqual } from './elementwise/less-equal.js'
import { less } from './elementwise/less.js'
import { log } from './elementwise/log.js'
import { log1p } from './elementwise/log1p.js'
import { logicalAnd } from './elementwise/logical-and.js'
import { logicalNot } from './elementwise/logical-not.js'
import { logicalOr } from './elementwise/logical-or.js'
import { maximum } from './elementwise/maximum.js'
import { minimum } from './elementwise/minimum.js'
import { multiply } from './elementwise/multiply.js'
import { negate } from './elementwise/negate.js'
import { notEqual } from './elementwise/not-equal.js'
import { power } from './elementwise/power.js'
import { relu } from './elementwise/relu.js'
import { round } from './elementwise/round.js'
import { rsqrt } from './elementwise/rsqrt.js'
import { callScaleGradient } from './elementwise/scale-gradient.js'
import { callSelect } from './elementwise/select.js'
import { sigmoid } from './elementwise/sigmoid.js'
import { sign } from './elementwise/sign.js'
import { sin } from './elementwise/sin.js'
import { softplus } from './elementwise/softplus.js'
import { sqrt } from './elementwise/sqrt.js'
import { square } from './elementwise/square.js'
import { stopGradient } from './elementwise/stop-gradient.js'
import { subtract } from './elementwise/subtract.js'
import { tanh } from './elementwise/tanh.js'
import { type AffineMap, type AffineOptions, affineTransform } from './image/affine-transform.js'
import { callResize } from './image/resize.js'
import { callGather } from './indexing/gather.js'
import { callOneHot } from './indexing/one-hot.js'
import { callScatterAdd } from './indexing/scatter-add.js'
import { callMatMul } from './linear/mat-mul.js'
import type { Attributes, NoAttributes, Operation } from './operation.js'
import { all } from './reduction/all.js'
import { any } from './reduction/any.js'
import { callArgMax } from './reduction/arg-max.js'
import { callReduction } from './reduction/axes.js'
import { callCumulativeSum } from './reduction/cumulative-sum.js'
import { max } from './reduction/max.js'
import { min } from './reduction/min.js'
import { product } from './reduction/product.js'
import { callAlongAxis, logSoftmax, softmax } from './reduction/softmax.js'
import { logSumExp, mean, variance } from './reduction/statistics.js'
import { callSumToShape, sum } from './reduction/sum.js'
import { callScan } from './scan/scan.js'
import { callBroadcastTo } from './shape/broadcast-to.js'
import { callConcat } from './shape/concat.js'
import { callPad } from './shape/pad.js'
import { expandDims, split, squeeze } from './shape/rearrange.js'
import { callReshape } from './shape/reshape.js'
import { callReverse } from './shape/reverse.js'
import { callSlice } from './shape/slice.js'
import { callTranspose } from './shape/transpose.js'
import { callConstant } from './source/constant.js'
import { callFill, callFillLike } from './source/fill.js'
import { callRandom } from './source/random.js'
import { callRange } from './source/range.js'
import { applyOne, type Trace } from './trace.js'
import type { DType, Mode, Shape, Size } from './types.js'
import { averagePool } from './window/average-pool.js'
import { callConvolutionFilterGradient } from './window/convolution-filter-gradient.js'
import { callConvolutionInputGradient } from './window/convolution-input-gradient.js'
import { callConvolution } from './window/convolution.js'
import { maxPool } from './window/max-pool.js'
import { callPool } from './window/pool.js'

/**
 * All that the `run` of a node may do: the table of contents of this folder. Every member records (or evaluates) one operation, or
 * a few where none does it alone; the file of the operation tells what it does. Make it once a trace: it takes longer than an operation.
 */
export function createOps<V>(trace: Trace<V>) {
  const one =
    (operation: Operation<NoAttributes>) =>
    (x: V): V =>
      applyOne(trace, operation, [x], {})
  const two = (operation: Operation<NoAttributes>): ((a: Operand<V>, b: Operand<V>) => V) =>
    callBinary(trace, operation)
  const ops = {
    /** Training or inference: whether dropout, noise and batch statistics are active. A node may force its own, so it is asked anew. */
    get mode(): Mode {
      return trace.mode
    },
    shapeOf: (x: V): Shape => trace.typeOf(x).shape,
    dtypeOf: (x: V): DType => trace.typeOf(x).dtype,
    update: (name: string, value: V): void => trace.update(name, value),
    addLoss: (value: V): void => trace.addLoss(value),
    /** Applies an operation as such: for gradient rules and for programs that are replayed. */
    apply: <A extends Attributes>(operation: Operation<A>, inputs: readonly V[], attributes: A): readonly V[] =>
      trace.apply(operation, inputs, attributes),

    constant: callConstant(trace),
    fill: callFill(trace),
    zerosLike: callFillLike(trace, 0),
    onesLike: callFillLike(trace, 1),
    range: callRange(trace),
    random: callRandom(trace),

    negate: one(negate),
    abs: one(abs),
    sign: one(sign),
    exp: one(exp),
    log: one(log),
    log1p: one(log1p),
    sqrt: one(sqrt),
    rsqrt: one(rsqrt),
    square: one(square),
    erf: one(erf),
    sin: one(sin),
    cos: one(cos),
    floor: one(floor),
    round: one(round),
    clip: callClip(trace),
    cast: callCast(trace),
    stopGradient: one(stopGradient),
    scaleGradient: callScaleGradient(trace),

    tanh: one(tanh),
    sigmoid: one(sigmoid),
    softplus: one(softplus),
    relu: one(relu),
    elu: callElu(trace),
    leakyRelu: callLeakyRelu(trace),

    add: two(add),
    subtract: two(subtract),
    multiply: two(multiply),
    divide: two(divide),
    maximum: two(maximum),
    minimum: two(minimum),
    power: two(power),
    greater: two(greater),
    greaterEqual: two(greaterEqual),
    less: two(less),
    lessEqual: two(lessEqual),
    equal: two(equal),
    notEqual: two(notEqual),
    logicalNot: one(logicalNot),
    logicalAnd: two(logicalAnd),
    logicalOr: two(logicalOr),
    select: callSelect(trace),

    sum: callReduction(trace, sum),
    sumToShape: callSumToShape(trace),
    max: callReduction(trace, max),
    min: callReduction(trace, min),
    product: callReduction(trace, product),
    any: callReduction(trace, any),
    all: callReduction(trace, all),
    argMax: callArgMax(trace),
    softmax: callAlongAxis(trace, softmax),
    logSoftmax: callAlongAxis(trace, logSoftmax),
    cumulativeSum: callCumulativeSum(trace),
    mean: (x: V, axes?: readonly number[], keepDims?: boolean): V => mean(ops, x, axes, keepDims),
    variance: (x: V, axes?: readonly number[], keepDims?: boolean): V => variance(ops, x, axes, keepDims),
    logSumExp: (x: V, axes?: readonly number[], keepDims?: boolean): V => logSumExp(ops, x, axes, keepDims),

    matMul: callMatMul(trace),
    convolution: callConvolution(trace),
    convolutionInputGradient: callConvolutionInputGradient(trace),
    convolutionFilterGradient: callConvolutionFilterGradient(trace),
    maxPool: callPool(trace, maxPool),
    averagePool: callPool(trace, averagePool),
    resize: callResize(trace),
    affineTransform: (x: V, map: AffineMap<V>, options: AffineOptions): V => affineTransform(ops, x, map, options),

    reshape: callReshape(trace),
    expandDims: (x: V, axis: number): V => expandDims(ops, x, axis),
    squeeze: (x: V, axes: readonly number[]): V => squeeze(ops, x, axes),
    broadcastTo: callBroadcastTo(trace),
    pad: callPad(trace),
    slice: callSlice(trace),
    split: (x: V, pieces: number | readonly Size[], axis?: number): readonly V[] => split(ops, x, pieces, axis),
    concat: callConcat(trace),
    transpose: callTranspose(trace),
    reverse: callReverse(trace),
    gather: callGather(trace),
    scatterAdd: callScatterAdd(trace),
    oneHot: callOneHot(trace),

    scan: callScan(trace),
  }
  return ops
}

/** The operations over values of type `V`. */
export type Ops<V> = ReturnType<typeof createOps<V>>
export type { Operand }
