import type { Layer, LayerType } from '../../src/definition/layer.js'
import { type Finding, problem } from '../../src/definition/problem.js'
import { ShapeError } from '../../src/operations/operation.js'
import type { Ops } from '../../src/operations/ops.js'
import { addSizes, areShapesEqual, divideSizes, formatShape } from '../../src/operations/size.js'

/** Both directions must be alike in what they give, as in Keras. */
export function* checkWayBack(layer: LayerType, back: LayerType): Iterable<Finding> {
  if (back.params['goBackwards'] !== true) {
    yield problem('parameter', 'backwardLayer', 'a layer with goBackwards true', `${back.type} with goBackwards false`)
  }
  for (const name of ['returnSequences', 'stateful']) {
    const [expected, received] = [layer, back].map(({ params }) => params[name] === true)
    if (expected === received) continue
    yield problem(
      'parameter',
      'backwardLayer',
      `${name} ${expected}, as at layer`,
      `${back.type} with ${name} ${received}`,
    )
  }
}

/** The states of the two directions that are wired as one; `null` where nothing is wired. */
export function statesOf<V>(
  ops: Ops<V>,
  layers: readonly [Layer<V>, Layer<V>],
  port: 'h' | 'c',
  state: V | null,
): readonly [V | null, V | null] {
  if (state === null) return [null, null]
  const without = layers.find(({ inputs }) => !inputs.includes(port))
  if (without) throw new ShapeError(port, `no wire: ${without.type} has no state ${port}`, 'a wire')
  const shape = ops.shapeOf(state)
  const length = shape.at(-1) ?? 1
  const own = layers.map(lengthOfState)
  const isKnown = own.every((each) => each !== null)
  if (isKnown ? !areShapesEqual([addSizes(...own)], [length]) : divideSizes(length, 2) === null) {
    const expected = isKnown ? `a last axis of ${own.join(' + ')}` : 'a last axis that two states share'
    throw new ShapeError(port, expected, formatShape(shape))
  }
  const [forward = null, backward = null] = ops.split(state, isKnown ? own : 2)
  return [forward, backward]
}

/** The last axis of a layer's states, where its parameters tell; `null` where the states must share the axis evenly. */
function lengthOfState({ params }: LayerType): number | null {
  const length = params['units'] ?? (params['dataFormat'] === 'channelsLast' ? params['filters'] : undefined)
  return typeof length === 'number' ? length : null
}

/** The states of the two directions as one; `null` where one has none. */
export function sideBySide<V>(ops: Ops<V>, forward: V | null | undefined, backward: V | null | undefined): V | null {
  if (forward === null || forward === undefined || backward === null || backward === undefined) return null
  return ops.concat([forward, backward], -1)
}
