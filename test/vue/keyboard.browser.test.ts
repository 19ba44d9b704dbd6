import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openEditor, settled } from './open.js'

describe('the keyboard', () => {
  it('wires: Enter into the ports, Enter begins, Tab goes on, Enter connects, and it is said', async () => {
    const { editor, document, container, add, node } = await openEditor()
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
    const { document, add, port } = await openEditor()
    const from = await add('Dense', 40)
    await add('Dense', 340)
    port(from, 'output', 'y').focus()
    await userEvent.keyboard('{Enter}{Escape}')
    expect(document.toGraph().connections).toEqual([])
    expect(globalThis.document.activeElement).toBe(port(from, 'output', 'y'))
  })

  it('moves, removes, undoes and selects', async () => {
    const { editor, document, add, node } = await openEditor()
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
    const { editor, document, container, add } = await openEditor()
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
