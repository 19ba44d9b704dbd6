import type { Cell, CellState, Layer, LayerType, SequenceMasks } from '../../src/definition/layer.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { TensorType } from '../../src/operations/types.js'

/** The states of all layers of a stack, from the first on. @throws ShapeError for one that is no cell */
export function statesOfStack(layers: readonly LayerType[], x: TensorType): readonly CellState[] {
  let step = x
  return layers.flatMap((layer, index) => {
    const states = layer.states(step)
    if (states === null) throw notACell(layer)
    step = { dtype: 'float32', shape: states.find(({ isOutput }) => isOutput)?.shape ?? [] }
    const isLast = index === layers.length - 1
    return states.map((state) => ({ ...state, isOutput: isLast && state.isOutput }))
  })
}

/** The cells of a stack for steps of type `x`, each for what the one before puts out. @throws ShapeError for one that is no cell */
export function stackLayers<V>(layers: readonly Layer<V>[], x: TensorType): Cell<V> {
  let step = x
  const cells = layers.map((layer) => {
    const cell = layer.cell(step)
    if (cell === null) throw notACell(layer)
    step = outputType(cell, step)
    return cell
  })
  return stackCells(cells)
}

/** Several cells as one: each steps on what the one before puts out. */
function stackCells<V>(cells: readonly Cell<V>[]): Cell<V> {
  const [first, last] = [cells[0], cells.at(-1)]
  if (first === undefined || last === undefined) throw new ShapeError('layer1', 'at least one cell', 'none')
  return {
    stateNames: cells.flatMap(({ stateNames }) => stateNames),
    outputState: countStates(cells.slice(0, -1)) + last.outputState,
    stateShapes: (x) => [...eachWithInput(cells, x)].flatMap(([cell, step]) => cell.stateShapes(step)),
    weights: Object.fromEntries(cells.flatMap(({ weights }, index) => prefixed(weights, index))),
    rebind: (weights, ops) =>
      stackCells(cells.map((cell, index) => cell.rebind(unprefixed(weights, Object.keys(cell.weights), index), ops))),
    prepare: (x, mask) => first.prepare(x, mask),
    stepMasks: cells.reduce((sum, { stepMasks }) => sum + stepMasks + 1, -1),
    masks(x) {
      const drawn = [...eachWithInput(cells, x)].map(([cell, step]) => cell.masks(step))
      return { input: drawn[0]?.input ?? null, steps: stepMasksOf(drawn) }
    },
    step(prepared, states, masks) {
      const next: V[] = []
      const waiting = [...masks]
      let y = prepared
      cells.forEach((cell, index) => {
        const input = index === 0 ? y : cell.prepare(y, waiting.shift() ?? null)
        const own = states.slice(next.length, next.length + cell.stateNames.length)
        const stepped = cell.step(input, own, waiting.splice(0, cell.stepMasks))
        next.push(...stepped.states)
        y = stepped.y
      })
      return { y, states: next }
    },
  }
}

/** What every step applies: the masks of each cell's step, before them from the second cell on that of its input. */
function stepMasksOf<V>(drawn: readonly SequenceMasks<V>[]): readonly (V | null)[] {
  return drawn.flatMap(({ input, steps }, index) => (index === 0 ? steps : [input, ...steps]))
}

/** Each cell with the type of the steps that it gets. */
function* eachWithInput<V>(cells: readonly Cell<V>[], x: TensorType): Iterable<readonly [Cell<V>, TensorType]> {
  let step = x
  for (const cell of cells) {
    yield [cell, step]
    step = outputType(cell, step)
  }
}

/** The type of what a cell puts out for steps of type `x`. */
function outputType<V>(cell: Cell<V>, x: TensorType): TensorType {
  return { dtype: 'float32', shape: cell.stateShapes(x)[cell.outputState] ?? [] }
}

function countStates<V>(cells: readonly Cell<V>[]): number {
  return cells.reduce((sum, { stateNames }) => sum + stateNames.length, 0)
}

type Named<V> = Readonly<Record<string, V | null>>

function prefixed<V>(weights: Named<V>, index: number): readonly (readonly [string, V | null])[] {
  return Object.entries(weights).map(([name, value]) => [`layer${index + 1}/${name}`, value])
}

function unprefixed<V>(weights: Named<V>, names: readonly string[], index: number): Named<V> {
  return Object.fromEntries(names.map((name) => [name, weights[`layer${index + 1}/${name}`] ?? null]))
}

function notACell({ type }: LayerType): ShapeError {
  return new ShapeError('layer', 'a recurrent cell', type)
}
