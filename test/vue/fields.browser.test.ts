import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openEditor, settled } from './open.js'

const input = (element: Element) => {
  const found = element.querySelector<HTMLInputElement>('input.rt-field')
  if (!found) throw new Error('expected a field')
  return found
}

describe('a field', () => {
  it('keeps focus, element and text when its node is selected, moved and changed', async () => {
    const { editor, document, add, param } = await openEditor()
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
    const { document, add, param } = await openEditor()
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
    const { document, add, param } = await openEditor()
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
    const { editor, document, add, node, param } = await openEditor()
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
    const { editor, add, param } = await openEditor()
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
