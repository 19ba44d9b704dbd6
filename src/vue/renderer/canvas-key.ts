import type { InjectionKey } from 'vue'
import type { CanvasState, WireState } from './canvas-state.js'

/** What the layers of the canvas show and tell. */
export interface Canvas {
  readonly state: CanvasState
  wirePressed(wire: WireState, event: PointerEvent): void
  wireDoubleClicked(wire: WireState, event: MouseEvent): void
}

/** Where the layers find their canvas. */
export const canvasKey: InjectionKey<Canvas> = Symbol('canvas')
