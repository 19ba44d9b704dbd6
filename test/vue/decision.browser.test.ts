import { describe, expect, it } from 'vitest'
import type { DecisionMap, DecisionSummary } from '../../src/definition/summary.js'
import { openEditor, settled } from './open.js'

const plane = { kind: 'decision', horizontal: [0, 2], vertical: [0, 2], points: [] } as const

async function show(map: DecisionMap, points: DecisionSummary['points'] = []) {
  const { editor, add, node } = await openEditor()
  const id = await add('DecisionMap', 60, 40)
  editor.setSummaries(new Map([[id, { ...plane, map, points }]]))
  await settled(editor)
  const canvas = node(id).querySelector('canvas')
  if (!canvas) throw new Error('expected a canvas')
  return { element: node(id), canvas, ...editor }
}

/** The colour at a place, shares from the upper left. */
function colourAt(canvas: HTMLCanvasElement, x: number, y: number): readonly number[] {
  const context = canvas.getContext('2d')
  const [red = 0, green = 0, blue = 0] =
    context?.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data ?? []
  return [red, green, blue]
}

describe('a decision map', () => {
  it('has the colours of the classes, low places below', async () => {
    const size = { columns: 2, rows: 2 } as const
    const { canvas } = await show({
      kind: 'classes',
      ...size,
      classes: Uint16Array.of(0, 0, 1, 1),
      sureness: Float32Array.of(1, 1, 1, 1),
      classNames: ['a', 'b'],
    })
    const [below, above] = [colourAt(canvas, 0.5, 0.95), colourAt(canvas, 0.5, 0.05)]
    // The first colour of a series is blue, the second orange, in both themes.
    expect(below[2]).toBeGreaterThan(below[0] ?? 0)
    expect(above[0]).toBeGreaterThan(above[2] ?? 0)
  })

  it('goes through the colour of the paper from the least value to the greatest, with the points on it', async () => {
    const values = Float32Array.of(0, 1, 0, 1)
    const { canvas, element } = await show({ kind: 'values', columns: 2, rows: 2, values, range: [0, 1] }, [
      { x: 0.1, y: 1, label: 1 },
    ])
    const [left, right] = [colourAt(canvas, 0.02, 0.1), colourAt(canvas, 0.98, 0.1)]
    expect(left[0]).toBeGreaterThan(left[2] ?? 0)
    expect(right[2]).toBeGreaterThan(right[0] ?? 0)
    const point = colourAt(canvas, 0.05, 0.5)
    expect(point[2]).toBeGreaterThan(point[0] ?? 0)
    expect(canvas.getAttribute('aria-label')).toBe('Decision map of values, 1 points, across 0 to 2, up 0 to 2')
    expect(element.querySelector('figcaption')?.textContent).toContain('across 0 to 2')
  })

  it('says why there is none', async () => {
    const { element } = await show({ kind: 'none', reason: 'the network cannot be asked here' })
    expect(element.querySelector('.rt-decision-reason')?.textContent).toBe('No map: the network cannot be asked here')
  })
})
