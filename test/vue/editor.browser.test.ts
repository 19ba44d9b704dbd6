import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/graph/check.js'
import { portPlace } from '../../src/editor/index.js'
import { catalogue, openEditor, settled } from './open.js'

describe('geometry', () => {
  it('is what the page shows: the size of a node and the place of each port', async () => {
    const { editor, document, add, node, port } = await openEditor()
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
    const { editor, document, add, node, container } = await openEditor()
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
    const { editor, document, container, add } = await openEditor()
    await add('Dense', 40)
    editor.destroy()
    expect(container.children).toHaveLength(0)
    document.addNode('Dense', { x: 0, y: 0 })
    await document.settled()
    expect(container.children).toHaveLength(0)
    expect(document.editor.getNodes()).toHaveLength(2)
  })
})
