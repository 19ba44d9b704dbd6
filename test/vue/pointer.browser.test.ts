import { describe, expect, it } from 'vitest'
import { openEditor, settled } from './open.js'

describe('the pointer', () => {
  const centre = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { clientX: left + width / 2, clientY: top + height / 2 }
  }
  const fire = (
    element: EventTarget,
    type: string,
    at: { clientX: number; clientY: number },
    more: PointerEventInit = {},
  ) =>
    element.dispatchEvent(
      new PointerEvent(type, { ...at, button: 0, pointerType: 'mouse', bubbles: true, cancelable: true, ...more }),
    )

  it('wires ports, moves a wire to another input and takes it off', async () => {
    const { editor, document, add, port } = await openEditor()
    const [a, b, c] = [await add('Dense', 40), await add('Dense', 340), await add('Dense', 640)]
    fire(port(a, 'output', 'y'), 'pointerdown', centre(port(a, 'output', 'y')))
    fire(window, 'pointermove', centre(port(b, 'input', 'x')))
    fire(window, 'pointerup', centre(port(b, 'input', 'x')))
    expect(document.toGraph().connections).toEqual([{ from: [a, 'y'], to: [b, 'x'] }])
    await settled(editor)
    fire(port(b, 'input', 'x'), 'pointerdown', centre(port(b, 'input', 'x')))
    fire(window, 'pointermove', centre(port(c, 'input', 'x')))
    fire(window, 'pointerup', centre(port(c, 'input', 'x')))
    expect(document.toGraph().connections).toEqual([{ from: [a, 'y'], to: [c, 'x'] }])
    await settled(editor)
    fire(port(c, 'input', 'x'), 'pointerdown', centre(port(c, 'input', 'x')))
    fire(window, 'pointermove', { clientX: 500, clientY: 600 })
    fire(window, 'pointerup', { clientX: 500, clientY: 600 })
    expect(document.toGraph().connections).toEqual([])
    document.undo()
    expect(document.toGraph().connections).toEqual([{ from: [a, 'y'], to: [c, 'x'] }])
  })

  it('tells where a wire was dropped on empty canvas', async () => {
    const { editor, add, port } = await openEditor()
    const id = await add('Dense', 40)
    const dropped: unknown[] = []
    editor.onWireDropped((wire) => dropped.push(wire))
    fire(port(id, 'output', 'y'), 'pointerdown', centre(port(id, 'output', 'y')))
    fire(window, 'pointermove', { clientX: 600, clientY: 600 })
    fire(window, 'pointerup', { clientX: 600, clientY: 600 })
    expect(dropped).toEqual([
      { end: { reference: [id, 'y'], side: 'output' }, canvas: { x: 600, y: 600 }, client: { x: 600, y: 600 } },
    ])
  })

  it('drags what is selected as one step and keeps it on the grid', async () => {
    const { editor, document, add, node } = await openEditor()
    const [a, b] = [await add('Dense', 40), await add('Dense', 340)]
    editor.selectAll()
    const title = node(a).querySelector('.rt-title') ?? node(a)
    fire(title, 'pointerdown', { clientX: 60, clientY: 110 })
    fire(window, 'pointermove', { clientX: 83, clientY: 110 })
    await settled(editor)
    fire(window, 'pointerup', { clientX: 83, clientY: 110 })
    await settled(editor)
    expect([document.node(a)?.position, document.node(b)?.position]).toEqual([
      [64, 104],
      [364, 104],
    ])
    document.undo()
    await settled(editor)
    expect(document.node(b)?.position).toEqual([340, 100])
    expect(editor.area.nodeViews.get(b)?.position).toEqual({ x: 340, y: 100 })
  })

  it('draws a rectangle around nodes with Shift', async () => {
    const { editor, container, add } = await openEditor()
    const [a] = [await add('Flatten', 40), await add('Flatten', 640)]
    fire(container, 'pointerdown', { clientX: 10, clientY: 50 }, { shiftKey: true })
    fire(window, 'pointermove', { clientX: 400, clientY: 400 }, { shiftKey: true })
    fire(window, 'pointerup', { clientX: 400, clientY: 400 }, { shiftKey: true })
    expect([...editor.selection.nodes]).toEqual([a])
  })
})
