import type { CellState } from '../../src/definition/layer.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { Ops } from '../../src/operations/ops.js'
import { addSizes, areShapesEqual, formatShape } from '../../src/operations/size.js'
import type { Shape, Size } from '../../src/operations/types.js'

/** What is wired to the state ports of a layer, or comes out of them. */
export type StatePorts<V> = Readonly<Record<'h' | 'c', V | null>>

/**
 * The states that arrive at the ports, in the order of the cell. A port holds all states of its name side by side along the last axis:
 * those of stacked cells, of both directions. `null` where nothing is wired.
 * @throws ShapeError where something is wired that there is no state for, or that has not their lengths
 */
export function splitStates<V>(
  ops: Ops<V>,
  states: readonly CellState[],
  wired: StatePorts<V>,
  owner: string,
): readonly (V | null)[] {
  const parts = new Map(
    Object.entries(wired).map(([name, value]) => {
      const own = states.filter((state) => state.name === name)
      return [name, value === null ? [] : [...splitState(ops, name, value, own, owner)]]
    }),
  )
  return states.map(({ name }) => parts.get(name)?.shift() ?? null)
}

function splitState<V>(ops: Ops<V>, port: string, value: V, states: readonly CellState[], owner: string): readonly V[] {
  const [first] = states
  if (first === undefined) throw new ShapeError(port, `no wire: ${owner} has no state ${port}`, 'a wire')
  if (!areSideBySide(states))
    throw new ShapeError(port, `no wire: the states ${port} of ${owner} differ in space`, 'a wire')
  const lengths = states.map(({ shape }) => lastOf(shape))
  const expected = [...first.shape.slice(0, -1), addSizes(...lengths)]
  const received = ops.shapeOf(value)
  // One row is repeated for the whole batch.
  if (!areShapesEqual(received.slice(1), expected.slice(1))) {
    throw new ShapeError(port, formatShape(expected), formatShape(received))
  }
  return states.length === 1 ? [value] : ops.split(value, lengths)
}

/** The states of a cell for the ports: all of a name side by side; `null` where there is none, or where they differ in space. */
export function joinStates<V>(ops: Ops<V>, names: readonly string[], values: readonly V[]): StatePorts<V> {
  const join = (name: string): V | null => {
    const own = values.filter((_, index) => names[index] === name)
    const [first] = own
    if (first === undefined || own.length === 1) return first ?? null
    return areSideBySide(own.map((value) => ({ shape: ops.shapeOf(value) }))) ? ops.concat(own, -1) : null
  }
  return { h: join('h'), c: join('c') }
}

/** Whether shapes are equal but for the last axis. */
function areSideBySide(states: readonly Pick<CellState, 'shape'>[]): boolean {
  const [first, ...others] = states.map(({ shape }) => shape.slice(0, -1))
  return first === undefined || others.every((shape) => areShapesEqual(shape, first))
}

function lastOf(shape: Shape): Size {
  return shape.at(-1) ?? 1
}
