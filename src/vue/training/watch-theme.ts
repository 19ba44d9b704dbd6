import { onBeforeUnmount, onMounted } from 'vue'

/** Calls back when the colours of the page may have become others: what is drawn on a canvas has to be drawn again. */
export function watchTheme(changed: () => void): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const attributes = new MutationObserver(changed)
  onMounted(() => {
    system.addEventListener('change', changed)
    attributes.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme'] })
  })
  onBeforeUnmount(() => {
    system.removeEventListener('change', changed)
    attributes.disconnect()
  })
}
