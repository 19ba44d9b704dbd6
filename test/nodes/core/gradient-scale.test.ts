import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/engine/engine.js'
import { graphOf, node } from '../../engine/graphs.js'
import { catalogue } from '../../engine/nodes.js'
import { PlainBackend } from '../../engine/plain-backend.js'

/** `x · scale` for x = [2, 3] on two ways, of which one goes through the node. */
async function gradients(scale: number) {
  const graph = graphOf(
    [
      node('numbers', 'NumberArray', { values: [2, 3] }),
      node('weighed', 'TestScale'),
      node('scaled', 'GradientScale', { scale }),
      node('both', 'Add'),
      node('loss', 'TestSumAll'),
    ],
    [
      'numbers.y -> weighed.x',
      'weighed.y -> scaled.x',
      'scaled.y -> both.x1',
      'weighed.y -> both.x2',
      'both.y -> loss.x',
    ],
  )
  const engine = createEngine({ backend: new PlainBackend(), catalogue })
  const result = await engine.gradients(graph, { of: 'loss.y', withRespectTo: ['weighed/scale'] })
  return { value: result.value.data[0], gradient: [...result.gradients.get('weighed/scale')!.data] }
}

describe('GradientScale', () => {
  it.each([
    [1, [4, 6]],
    [0.5, [3, 4.5]],
    [0, [2, 3]],
    [-1, [0, 0]],
    [-2, [-2, -3]],
  ])('%f leaves the value, and scales what comes back on this way alone', async (scale, gradient) => {
    expect(await gradients(scale)).toEqual({ value: 10, gradient })
  })
})
