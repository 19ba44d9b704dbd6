import { computed, onScopeDispose, ref, type Ref } from 'vue'

const least = 160
/** The bar above, and some of the canvas. */
const keptAbove = 120

/** The height of a panel at the bottom of the page, changed by dragging its upper edge or by arrow keys there. In a narrow window it begins at most of the window. */
export function useHeight(height: Ref<number>, isNarrow: Readonly<Ref<boolean>>) {
  const window = ref(innerHeight)
  const follow = () => void (window.value = innerHeight)
  addEventListener('resize', follow)
  onScopeDispose(() => removeEventListener('resize', follow))

  const bounded = (value: number) => Math.round(Math.max(least, Math.min(window.value - keptAbove, value)))
  const shown = computed(() => bounded(isNarrow.value ? Math.max(height.value, window.value * 0.7) : height.value))

  function drag(event: PointerEvent): void {
    const handle = event.currentTarget
    if (!(handle instanceof HTMLElement) || event.button !== 0) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const begin = { y: event.clientY, height: shown.value }
    const move = ({ clientY }: PointerEvent) => void (height.value = bounded(begin.height + begin.y - clientY))
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true })
  }

  return {
    height: computed(() => `${shown.value}px`),
    press(event: PointerEvent | KeyboardEvent) {
      if (event instanceof PointerEvent) {
        drag(event)
        return
      }
      const step = { ArrowUp: 24, ArrowDown: -24 }[event.key]
      if (step === undefined) return
      event.preventDefault()
      height.value = bounded(shown.value + step)
    },
  }
}
