import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createChecker } from '../../src/graph/check.js'
import { portPlace } from '../../src/editor/index.js'
import { catalogue, openEditor, settled } from './open.js'

let close: (() => void) | null = null
afterEach(() => {
  close?.()
  close = null
})

async function open() {
  const opened = await openEditor()
  close = () => opened.close()
  const { editor } = opened
  const add = async (type: string, x: number, y = 100) => {
    const id = editor.document.addNode(type, { x, y })
    await settled(editor)
    return id
  }
  return { ...opened, add, document: editor.document }
}

const input = (element: Element) => {
  const found = element.querySelector<HTMLInputElement>('input.rt-field')
  if (!found) throw new Error('expected a field')
  return found
}

describe('a field', () => {
  it('keeps focus, element and text when its node is selected, moved and changed', async () => {
    const { editor, document, add, param } = await open()
    const id = await add('Dense', 60)
    const field = input(param(id, 'units'))
    field.focus()
    await userEvent.keyboard('{Control>}a{/Control}12')
    editor.selection.set([id])
    document.move(new Map([[id, { x: 80, y: 120 }]]))
    document.setParam(id, 'useBias', false)
    await settled(editor)
    expect(globalThis.document.activeElement).toBe(field)
    expect(input(param(id, 'units'))).toBe(field)
    expect(field.value).toBe('12')
    expect(document.node(id)?.params['units']).not.toBe(12)
    await userEvent.keyboard('{Enter}')
    expect(document.node(id)?.params['units']).toBe(12)
    expect(document.undoLabel).toBe('set units')
  })

  it('says why a value is refused, keeps what was typed, and gives it up on Escape', async () => {
    const { document, add, param } = await open()
    const id = await add('Dense', 60)
    const before = document.node(id)
    const field = input(param(id, 'units'))
    await userEvent.fill(field, '0')
    await userEvent.keyboard('{Enter}')
    expect(param(id, 'units').querySelector('[role=alert]')?.textContent).toContain(
      'expected a whole number of 1 or more, received 0',
    )
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(field.value).toBe('0')
    expect(document.node(id)).toBe(before)
    await userEvent.keyboard('{Escape}')
    expect(Number(field.value)).toBe(before?.params['units'])
    expect(param(id, 'units').querySelector('[role=alert]')).toBeNull()
  })

  it('steps with the arrow keys: one run is one step to undo', async () => {
    const { document, add, param } = await open()
    const id = await add('Dense', 60)
    const before = Number(document.node(id)?.params['units'])
    input(param(id, 'units')).focus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
    expect(document.node(id)?.params['units']).toBe(before + 3)
    document.undo()
    expect(document.node(id)?.params['units']).toBe(before)
  })
})

describe('the curve', () => {
  const curve = (element: HTMLElement) => element.querySelector('.rt-curve-value')?.getAttribute('d')
  const slope = (element: HTMLElement) => element.querySelector('.rt-curve-slope')?.getAttribute('d')

  it('and its derivative follow the alpha slider; the drag is one step', async () => {
    const { editor, document, add, node, param } = await open()
    const id = await add('ELU', 60)
    const slider = param(id, 'alpha').querySelector<HTMLInputElement>('input[type=range]')
    const drawn = [[curve(node(id)), slope(node(id))]]
    slider?.focus()
    for (const value of ['1.5', '2', '2.5']) {
      if (slider) slider.value = value
      slider?.dispatchEvent(new Event('input', { bubbles: true }))
      await settled(editor)
      drawn.push([curve(node(id)), slope(node(id))])
    }
    slider?.dispatchEvent(new Event('change', { bubbles: true }))
    expect(document.node(id)?.params['alpha']).toBe(2.5)
    expect(new Set(drawn.map(([value]) => value)).size).toBe(4)
    expect(new Set(drawn.map(([, derivative]) => derivative)).size).toBe(4)
    document.undo()
    await settled(editor)
    expect(document.node(id)?.params['alpha']).toBe(1)
    expect(curve(node(id))).toBe(drawn[0]?.[0])
  })

  it('stands small beside the activation of a layer and changes with it', async () => {
    const { editor, add, param } = await open()
    const id = await add('Dense', 60)
    const spark = () => param(id, 'activation').querySelector('.rt-sparkline path')?.getAttribute('d')
    const before = spark()
    const select = param(id, 'activation').querySelector('select')
    if (!select) throw new Error('expected the enum')
    await userEvent.selectOptions(select, 'elu')
    await settled(editor)
    expect(spark()).not.toBe(before)
    expect(param(id, 'activation.alpha')).toBeTruthy()
    await userEvent.fill(input(param(id, 'activation.alpha')), '0.5')
    await userEvent.keyboard('{Enter}')
    expect(editor.document.node(id)?.params['activation']).toEqual({ type: 'elu', alpha: 0.5 })
  })
})

describe('the keyboard', () => {
  it('wires: Enter into the ports, Enter begins, Tab goes on, Enter connects, and it is said', async () => {
    const { editor, document, container, add, node } = await open()
    const from = await add('Dense', 40)
    const near = await add('Dense', 340)
    const far = await add('Dense', 640)
    node(from).focus()
    await userEvent.keyboard('{Enter}')
    expect(globalThis.document.activeElement?.getAttribute('data-side')).toBe('output')
    await userEvent.keyboard('{Enter}')
    await settled(editor)
    expect(container.querySelector('[aria-live]')?.textContent).toBe(`Wire from ${from} y. ${near} x, 1 of 2`)
    await userEvent.keyboard('{Tab}')
    await userEvent.keyboard('{Enter}')
    await settled(editor)
    expect(document.toGraph().connections).toEqual([{ from: [from, 'y'], to: [far, 'x'] }])
    expect(container.querySelector('[aria-live]')?.textContent).toBe(`${from} y connected to ${far} x`)
    expect(container.querySelectorAll('.rt-wire')).toHaveLength(1)
  })

  it('gives a wire up with Escape', async () => {
    const { document, add, port } = await open()
    const from = await add('Dense', 40)
    await add('Dense', 340)
    port(from, 'output', 'y').focus()
    await userEvent.keyboard('{Enter}{Escape}')
    expect(document.toGraph().connections).toEqual([])
    expect(globalThis.document.activeElement).toBe(port(from, 'output', 'y'))
  })

  it('moves, removes, undoes and selects', async () => {
    const { editor, document, add, node } = await open()
    const id = await add('Dense', 40, 40)
    node(id).focus()
    await userEvent.keyboard(' ')
    expect([...editor.selection.nodes]).toEqual([id])
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}')
    expect(document.node(id)?.position).toEqual([56, 48])
    document.undo()
    expect(document.node(id)?.position).toEqual([40, 40])
    await userEvent.keyboard('{Delete}')
    expect(document.toGraph().nodes).toEqual([])
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(document.toGraph().nodes).toHaveLength(1)
    await userEvent.keyboard('{Control>}a{/Control}')
    await userEvent.keyboard('{Control>}d{/Control}')
    expect(document.toGraph().nodes.map(({ id }) => id)).toEqual(['dense1', 'dense2'])
    expect([...editor.selection.nodes]).toEqual(['dense2'])
  })

  it('copies and pastes through the clipboard of the page', async () => {
    const { editor, document, container, add } = await open()
    const [a, b] = [await add('Dense', 40), await add('Dense', 340)]
    document.connect([a, 'y'], [b, 'x'])
    editor.selectAll()
    container.focus()
    const data = new DataTransfer()
    container.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }))
    expect(data.getData('text/plain')).toContain('rete-tfjs-graph')
    container.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    expect(document.toGraph().connections).toEqual([
      { from: ['dense1', 'y'], to: ['dense2', 'x'] },
      { from: ['dense3', 'y'], to: ['dense4', 'x'] },
    ])
    const foreign = new DataTransfer()
    foreign.setData('text/plain', 'a shopping list')
    container.dispatchEvent(new ClipboardEvent('paste', { clipboardData: foreign, bubbles: true, cancelable: true }))
    await settled(editor)
    expect(container.querySelector('[aria-live]')?.textContent).toContain('Nothing pasted')
    expect(document.toGraph().nodes).toHaveLength(4)
  })
})

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
    const { editor, document, add, port } = await open()
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
    const { editor, add, port } = await open()
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
    const { editor, document, add, node } = await open()
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
    const { editor, container, add } = await open()
    const [a] = [await add('Flatten', 40), await add('Flatten', 640)]
    fire(container, 'pointerdown', { clientX: 10, clientY: 50 }, { shiftKey: true })
    fire(window, 'pointermove', { clientX: 400, clientY: 400 }, { shiftKey: true })
    fire(window, 'pointerup', { clientX: 400, clientY: 400 }, { shiftKey: true })
    expect([...editor.selection.nodes]).toEqual([a])
  })
})

describe('geometry', () => {
  it('is what the page shows: the size of a node and the place of each port', async () => {
    const { editor, document, add, node, port } = await open()
    for (const [type, x] of [
      ['Conv2D', 40],
      ['ELU', 340],
      ['GRU', 640],
    ] as const) {
      const id = await add(type, x, 40)
      const shown = document.editorNode(id)
      if (!shown) throw new Error('expected the node')
      const box = node(id).getBoundingClientRect()
      expect([box.width, box.height]).toEqual([shown.width, shown.height])
      for (const side of ['input', 'output'] as const) {
        for (const { name } of side === 'input' ? shown.ports.inputs : shown.ports.outputs) {
          const { left, top, width, height } = port(id, side, name).getBoundingClientRect()
          const place = portPlace(shown.layout, side, name)
          expect([left + width / 2 - box.left, top + height / 2 - box.top]).toEqual([place?.x, place?.y])
        }
      }
    }
    expect(editor.zoom()).toBe(1)
  })
})

describe('what checking found out', () => {
  it('stands on wires and nodes', async () => {
    const { editor, document, add, node, container } = await open()
    const check = createChecker(catalogue)
    document.onChange(({ graph }) => editor.setReport(check.check(graph)))
    const digits = await add('Digits', 40)
    const dense = await add('Dense', 400)
    document.connect([digits, 'image'], [dense, 'x'])
    await settled(editor)
    expect(container.querySelector('.rt-wire-label')?.textContent.trim()).toBe('[batch, 8, 8, 1]')
    const conv = await add('Conv2D', 700)
    document.connect([dense, 'y'], [conv, 'x'])
    document.setParam(conv, 'kernelSize', [9, 9])
    await settled(editor)
    expect(container.querySelectorAll('.rt-wire.is-broken')).toHaveLength(1)
    expect(node(conv).querySelector('.rt-badge')?.getAttribute('aria-label')).toBe(`1 problem of ${conv}`)
  })

  it('leaves nothing in the page when it is destroyed, and the document goes on', async () => {
    const { editor, document, container, add } = await open()
    await add('Dense', 40)
    editor.destroy()
    expect(container.children).toHaveLength(0)
    document.addNode('Dense', { x: 0, y: 0 })
    await document.settled()
    expect(container.children).toHaveLength(0)
    expect(document.editor.getNodes()).toHaveLength(2)
  })
})
