import type { Point } from '../../editor/geometry.js'
import type { Selection } from '../../editor/selection.js'

/** Presses of the pointer anywhere on the canvas, and double clicks on its background. */
export class CanvasPresses {
  /** The last press. */
  last: PointerEvent | null = null
  private readonly container: HTMLElement
  private readonly holder: HTMLElement
  private readonly selection: Selection
  private readonly doubleClicked: (client: Point) => void

  /** `holder` is the element of the area that pan and zoom move: it is background too. */
  constructor(
    container: HTMLElement,
    holder: HTMLElement,
    selection: Selection,
    doubleClicked: (client: Point) => void,
  ) {
    this.container = container
    this.holder = holder
    this.selection = selection
    this.doubleClicked = doubleClicked
    container.addEventListener('pointerdown', this.press, { capture: true })
    container.addEventListener('dblclick', this.doubleClick)
  }

  destroy(): void {
    this.container.removeEventListener('pointerdown', this.press, { capture: true })
    this.container.removeEventListener('dblclick', this.doubleClick)
  }

  private readonly press = (event: PointerEvent): void => {
    this.last = event
    // A press on a control does not drag its node, but the node is meant all the same.
    const target = event.target instanceof Element ? event.target : null
    const id = target?.closest('.rt-control, .rt-view')?.closest<HTMLElement>('[data-node]')?.dataset['node']
    if (id !== undefined && !this.selection.nodes.has(id)) this.selection.set([id])
  }

  private readonly doubleClick = ({ target, clientX, clientY }: MouseEvent): void => {
    if (target === this.container || target === this.holder) this.doubleClicked({ x: clientX, y: clientY })
  }
}
