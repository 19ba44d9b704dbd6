import type { GraphReport } from '../../src/graph/report.js'
import { areShapesEqual, formatShape } from '../../src/operations/size.js'
import type { TensorData } from '../../src/operations/types.js'

/** How the weights of a file go with those of a graph. */
export interface WeightsComparison {
  /** What the graph has a place for. */
  readonly fitting: ReadonlyMap<string, TensorData>
  /** Weights of the graph that the file lacks. */
  readonly missing: readonly string[]
  /** Tensors of the file that no weight of the graph is named after. */
  readonly extra: readonly string[]
  /** Tensors whose weight has another shape or kind of elements, with what was expected and received. */
  readonly differing: readonly string[]
}

/** Compares tensors by `NODE_PATH/weight_name` with the weights that checking found in a graph. */
export function compareWeights(
  { nodes }: Pick<GraphReport, 'nodes'>,
  tensors: ReadonlyMap<string, TensorData>,
): WeightsComparison {
  const expected: ReadonlyMap<string, readonly number[]> = new Map(
    [...nodes.values()].flatMap(({ path, weights }) =>
      weights.map(({ name, shape }) => [`${path}/${name}`, shape] as const),
    ),
  )
  const fitting = new Map<string, TensorData>()
  const extra: string[] = []
  const differing: string[] = []
  for (const [key, tensor] of tensors) {
    const shape = expected.get(key)
    if (!shape) extra.push(key)
    else if (tensor.dtype === 'float32' && areShapesEqual(shape, tensor.shape)) fitting.set(key, tensor)
    else {
      const received = `${tensor.dtype} ${formatShape(tensor.shape)}`
      differing.push(`${key}: expected float32 ${formatShape(shape)}, received ${received}`)
    }
  }
  return { fitting, missing: [...expected.keys()].filter((key) => !tensors.has(key)), extra, differing }
}

/** How many of each kind are named. */
const mostNamed = 3

/** What a person should hear about weights that do not all fit; empty where they do. */
export function describeMisfit({ missing, extra, differing }: WeightsComparison): string {
  const parts = [
    differing.length > 0 && `of another shape: ${list(differing, '; ')}`,
    missing.length > 0 && `not in the file: ${list(missing)}`,
    extra.length > 0 && `not in the graph: ${list(extra)}`,
  ]
  return parts.filter((part) => part !== false).join('. ')
}

function list(items: readonly string[], separator = ', '): string {
  const named = items.slice(0, mostNamed).join(separator)
  const others = items.length - mostNamed
  return others > 0 ? `${named} and ${others} more` : named
}
