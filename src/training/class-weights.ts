import type { GraphTrace } from '../engine/trace-graph.js'
import { portKey } from '../graph/graph.js'
import type { Traced } from '../operations/tracer.js'
import { refuse, type TrainedFigure } from './trainer.js'

/**
 * The values of a loss of the Trainer at this path, one for each example, times the weight of the example's class, as Keras' `class_weight`; as they are
 * without weights. Classes are the labels at the port `target` of the loss: whole numbers, or the greatest of several numbers.
 * @throws GraphError for a loss whose target is neither
 */
export function weighClasses(
  trace: GraphTrace,
  trainer: string,
  { key, node }: TrainedFigure,
  classWeights: readonly number[],
): Traced {
  const { ops } = trace
  const values = trace.valueOf(key)
  if (!values) throw refuse('missing', 'loss', 'a value', 'none with its parameters and inputs', node.path)
  if (classWeights.length === 0) return values
  const wire = node.wires.find(({ declared }) => declared === 'target')
  const target = wire && trace.valueOf(portKey(wire.from))
  if (!target || values.type.shape.length !== 1) {
    throw refuse('parameter', 'classWeights', 'a loss with labels at its port target', node.definition.type, node.path)
  }
  const data = Float32Array.from(classWeights)
  const weights = ops.constant({ dtype: 'float32', shape: [data.length], data })
  return ops.multiply(values, ops.gather(weights, labelsOf(target, trace, trainer)))
}

/** One whole number for each example. */
function labelsOf(target: Traced, { ops }: GraphTrace, at: string): Traced {
  const [batch = 1, ...rest] = target.type.shape
  const width = rest.reduce((product: number, size) => product * Number(size), 1)
  if (rest.length > 1) {
    throw refuse('shape', 'classWeights', 'one label or one vector of classes an example', `[${rest.join(', ')}]`, at)
  }
  if (width === 1) return ops.reshape(ops.cast(target, 'int32'), [batch])
  return ops.argMax(ops.cast(target, 'float32'), -1)
}
