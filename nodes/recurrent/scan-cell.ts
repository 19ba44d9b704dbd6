import type { Cell } from '../../src/definition/layer.js'
import type { Ops } from '../../src/operations/ops.js'
import { areShapesEqual, subtractSizes } from '../../src/operations/size.js'
import type { Shape } from '../../src/operations/types.js'
import { type SequenceValues, stepType } from './sequence.js'

interface SequenceValuesOf<V> {
  /** `[batch, time, ...features]`. */
  readonly x: V
  /** bool `[batch, time]`. */
  readonly mask: V | null
  /** The states before the first step in the cell's order; `null` for zeros. */
  readonly states: readonly (V | null)[]
}

/**
 * Steps a cell through a sequence: Keras' `rnn` with its masks. A masked step leaves the states as they are and puts out the
 * state that Keras takes for the previous output, or zeros with `zeroOutputForMask`.
 */
export function scanCell<V>(
  ops: Ops<V>,
  cell: Cell<V>,
  { x, mask, states }: SequenceValuesOf<V>,
  { returnSequences, goBackwards, zeroOutputForMask }: SequenceValues,
): { readonly y: V; readonly states: readonly V[] } {
  const step = stepType({ dtype: ops.dtypeOf(x), shape: ops.shapeOf(x) })
  const masks = cell.masks(step)
  const sequences = [cell.prepare(timeFirst(ops, x), masks.input)]
  if (mask !== null) sequences.push(timeFirst(ops, mask))
  const constants = listConstants(cell, masks.steps)
  const { outputState } = cell
  // Whether the last output is a final state, so that no output need be stacked.
  let isStateOutput = false
  const result = ops.scan({
    sequences,
    states: cell.stateShapes(step).map((shape, index) => initialState(ops, shape, states[index] ?? null)),
    constants: constants.values,
    reverse: goBackwards,
    body: ({ sequences: [prepared, isReal], states: before, constants: inner }, bodyOps) => {
      if (prepared === undefined) throw new Error('a scan gives each step of its sequence')
      const bound = constants.bind(inner, bodyOps)
      const next = bound.cell.step(prepared, before, bound.masks)
      const { y, states: after } =
        isReal === undefined
          ? next
          : skipMasked(bodyOps, isReal, before, next, { outputState, zeroOutput: zeroOutputForMask })
      isStateOutput = y === after[outputState]
      return { states: after, outputs: returnSequences || !isStateOutput ? [y] : [] }
    },
  })
  const [outputs] = result.outputs
  if (outputs === undefined) {
    const last = result.states[outputState]
    if (last === undefined) throw new Error('a cell has at least one state')
    return { y: last, states: result.states }
  }
  const y = returnSequences
    ? timeFirst(ops, goBackwards ? ops.reverse(outputs, [0]) : outputs)
    : lastStep(ops, outputs, goBackwards)
  return { y, states: result.states }
}

/** Exchanges the first two axes: `[batch, time, ...]` and `[time, batch, ...]`. */
function timeFirst<V>(ops: Ops<V>, x: V): V {
  return ops.transpose(x, [
    1,
    0,
    ...ops
      .shapeOf(x)
      .slice(2)
      .map((_, index) => index + 2),
  ])
}

/** What was put out last: steps keep their place, so going backwards that is the first. */
function lastStep<V>(ops: Ops<V>, outputs: V, goBackwards: boolean): V {
  const [time = 1, ...shape] = ops.shapeOf(outputs)
  const begin = [goBackwards ? 0 : subtractSizes(time, 1), ...shape.map(() => 0)]
  return ops.squeeze(ops.slice(outputs, begin, [1, ...shape]), [0])
}

/** A state before the first step; one row is repeated for the whole batch. */
export function initialState<V>(ops: Ops<V>, shape: Shape, given: V | null): V {
  if (given === null) return ops.fill(shape, 0)
  return areShapesEqual(ops.shapeOf(given), shape) ? given : ops.broadcastTo(given, shape)
}

/** What a step uses beside its states, as a list that a scan can be handed, and the cell bound to it inside. */
function listConstants<V>(cell: Cell<V>, masks: readonly (V | null)[]) {
  const drawn = masks.flatMap((mask) => (mask === null ? [] : [mask]))
  const weights = Object.entries(cell.weights).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
  const absent = Object.keys(cell.weights).filter((name) => cell.weights[name] === null)
  return {
    values: [...weights.map(({ value }) => value), ...drawn],
    bind(values: readonly V[], ops: Ops<V>) {
      const bound: Record<string, V | null> = Object.fromEntries(absent.map((name) => [name, null]))
      weights.forEach(({ name }, index) => (bound[name] = values[index] ?? null))
      let next = weights.length
      return { cell: cell.rebind(bound, ops), masks: masks.map((mask) => mask && (values[next++] ?? null)) }
    },
  }
}

interface StepResult<V> {
  readonly y: V
  readonly states: readonly V[]
}

/** The result of a step where `isReal` `[batch]`, elsewhere the states as they were. */
function skipMasked<V>(
  ops: Ops<V>,
  isReal: V,
  before: readonly V[],
  { y, states }: StepResult<V>,
  { outputState, zeroOutput }: { readonly outputState: number; readonly zeroOutput: boolean },
): StepResult<V> {
  const choose = (value: V, other: V | 0) => ops.select(alignRank(ops, isReal, value), value, other)
  const kept = states.map((state, index) => choose(state, before[index] ?? state))
  const [previous, keptOutput] = [before[outputState], kept[outputState]]
  if (zeroOutput || previous === undefined || keptOutput === undefined) return { y: choose(y, 0), states: kept }
  return { y: y === states[outputState] ? keptOutput : choose(y, previous), states: kept }
}

/** `[batch]` as `[batch, 1, ...]` of the rank of `like`. */
function alignRank<V>(ops: Ops<V>, isReal: V, like: V): V {
  const [batch = 1] = ops.shapeOf(isReal)
  return ops.reshape(isReal, [
    batch,
    ...ops
      .shapeOf(like)
      .slice(1)
      .map(() => 1),
  ])
}
