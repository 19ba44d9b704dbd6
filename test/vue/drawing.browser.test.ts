import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { drawnDigits } from '../../nodes/data/drawing-samples.js'
import { openEditor, settled } from './open.js'

/** How many pixels of a canvas are not transparent. */
function inkOf(canvas: HTMLCanvasElement): number {
  const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height)
  let count = 0
  for (let at = 3; image && at < image.data.length; at += 4) if (image.data[at] !== 0) count++
  return count
}

async function openDrawing() {
  const editor = await openEditor()
  const id = await editor.add('Drawing', 60, 40)
  const row = editor.param(id, 'strokes')
  const sheet = row.querySelector('canvas')
  if (!sheet) throw new Error('expected a sheet')
  const strokes = () => editor.document.node(id)?.params['strokes'] ?? null
  return { ...editor, id, row, sheet, strokes }
}

/** Places are shares of the sheet. */
function draw(sheet: HTMLElement, places: readonly (readonly [number, number])[], last = 'pointerup'): void {
  const { left, top, width, height } = sheet.getBoundingClientRect()
  places.forEach(([x, y], index) => {
    const at = { clientX: left + x * width, clientY: top + y * height, pointerId: 7, button: 0, bubbles: true }
    const type = index === 0 ? 'pointerdown' : index === places.length - 1 ? last : 'pointermove'
    sheet.dispatchEvent(new PointerEvent(type, at))
  })
}

describe('a sheet to draw on', () => {
  it('takes each stroke as one step to undo, and shows what there is', async () => {
    const { editor, document, sheet, strokes } = await openDrawing()
    expect(inkOf(sheet)).toBe(0)
    draw(sheet, [[0.25, 0.25], [0.5, 0.25], [0.75, 0.25], [0.75, 0.25]]) // prettier-ignore
    expect(strokes()).toEqual([[64, 64, 192, 64]])
    await settled(editor)
    draw(sheet, [[0.5, 0.5], [0.5, 0.75], [0.5, 0.75]]) // prettier-ignore
    expect(strokes()).toEqual([
      [64, 64, 192, 64],
      [128, 128, 128, 192],
    ])
    await settled(editor)
    const ink = inkOf(sheet)
    expect(ink).toBeGreaterThan(0)
    document.undo()
    expect(strokes()).toEqual([[64, 64, 192, 64]])
    await settled(editor)
    expect(inkOf(sheet)).toBeLessThan(ink)
    document.undo()
    expect(strokes()).toEqual([])
    await settled(editor)
    expect(inkOf(sheet)).toBe(0)
  })

  it('draws at any zoom, and a tap is a dot', async () => {
    const { editor, sheet, strokes } = await openDrawing()
    await editor.zoomBy(0.5)
    draw(sheet, [[0.25, 0.75], [0.25, 0.75]]) // prettier-ignore
    expect(strokes()).toEqual([[64, 192]])
  })

  it('gives a stroke up when the pointer is taken away', async () => {
    const { document, sheet, strokes } = await openDrawing()
    draw(sheet, [[0.25, 0.25], [0.5, 0.25], [0.5, 0.25]], 'pointercancel') // prettier-ignore
    expect(strokes()).toEqual([])
    draw(sheet, [[0.25, 0.25], [0.25, 0.25]]) // prettier-ignore
    expect(strokes()).toEqual([[64, 64]])
    document.undo()
    expect(document.undoLabel).toBe('add Drawing')
  })

  it('is drawn on by keys: samples by their names, Delete clears and leaves the node', async () => {
    const { editor, document, id, sheet, strokes } = await openDrawing()
    editor.selection.set([id])
    sheet.focus()
    expect(sheet.getAttribute('aria-label')).toBe('Drawing, empty. 0 to 9 draws a sample, Delete clears.')
    await userEvent.keyboard('3')
    expect(strokes()).toEqual(drawnDigits['3'])
    await settled(editor)
    expect(sheet.getAttribute('aria-label')).toContain('Drawing, 1 stroke.')
    await userEvent.keyboard('{Delete}')
    expect(strokes()).toEqual([])
    expect(document.node(id)).toBeDefined()
  })

  it('has a button to clear and a list of samples', async () => {
    const { editor, row, strokes } = await openDrawing()
    const [select, button] = [row.querySelector('select'), row.querySelector('button')]
    if (!select || !button) throw new Error('expected a list and a button')
    expect(button.disabled).toBe(true)
    await userEvent.selectOptions(select, '4')
    expect(strokes()).toEqual(drawnDigits['4'])
    await settled(editor)
    await userEvent.click(button)
    expect(strokes()).toEqual([])
  })
})

describe('a frozen layer', () => {
  it('is marked on its node', async () => {
    const { editor, document, add, node } = await openEditor()
    const id = await add('Dense', 60)
    const mark = () => node(id).querySelector('.rt-frozen')
    expect(mark()).toBeNull()
    document.setParam(id, 'trainable', false)
    await settled(editor)
    expect(mark()?.getAttribute('aria-label')).toBe('frozen: training leaves its weights')
    expect(node(id).getAttribute('aria-label')).toContain('frozen')
    document.undo()
    await settled(editor)
    expect(mark()).toBeNull()
  })
})
