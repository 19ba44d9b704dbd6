import {
  computed,
  type ComputedRef,
  inject,
  type InjectionKey,
  onScopeDispose,
  ref,
  type Ref,
  shallowRef,
  type ShallowRef,
} from 'vue'
import type { Point, WireEnd } from '../../src/editor/index.js'
import type { GraphEditor } from '../../src/vue/index.js'
import type { Session } from '../session/session.js'

export type DialogName = 'gallery' | 'open' | 'saveAs' | 'rename' | 'history' | 'help' | 'examples'

/** Where the quick palette stands and what it is for. */
export interface QuickPaletteRequest {
  readonly canvas: Point
  readonly client: Point
  /** Only nodes that fit at the other end of this wire are offered; absent: all. */
  readonly end?: WireEnd
}

/** What the page shows beside the graph: panels, dialogs, the canvas itself. */
export interface Workspace {
  readonly editor: ShallowRef<GraphEditor | null>
  /** The selected nodes. */
  readonly selection: ShallowRef<ReadonlySet<string>>
  readonly dialog: Ref<DialogName | null>
  readonly isProblemsOpen: Ref<boolean>
  readonly quickPalette: ShallowRef<QuickPaletteRequest | null>
  /** Whether the panels are drawers over the canvas. */
  readonly isNarrow: Readonly<Ref<boolean>>
  readonly isPaletteShown: ComputedRef<boolean>
  readonly isInspectorShown: ComputedRef<boolean>
  togglePalette(isShown?: boolean): void
  toggleInspector(isShown?: boolean): void
  /** Raised to bring the search field of the palette into focus. */
  readonly searching: Ref<number>
}

/** Below this width the panels are drawers. */
const narrow = '(max-width: 900px)'

export function createWorkspace({ preferences }: Session): Workspace {
  const media = matchMedia(narrow)
  const isNarrow = ref(media.matches)
  const follow = () => void (isNarrow.value = media.matches)
  media.addEventListener('change', follow)
  onScopeDispose(() => media.removeEventListener('change', follow))

  // A drawer covers the canvas, so it is closed until it is asked for, and one at a time is open.
  const drawer = ref<'palette' | 'inspector' | null>(null)
  const isPaletteShown = computed(() => (isNarrow.value ? drawer.value === 'palette' : preferences.isPaletteOpen.value))
  const isInspectorShown = computed(() =>
    isNarrow.value ? drawer.value === 'inspector' : preferences.isInspectorOpen.value,
  )

  return {
    editor: shallowRef(null),
    selection: shallowRef(new Set()),
    dialog: ref(null),
    isProblemsOpen: ref(false),
    quickPalette: shallowRef(null),
    isNarrow,
    isPaletteShown,
    isInspectorShown,
    togglePalette(isShown = !isPaletteShown.value) {
      if (isNarrow.value) drawer.value = isShown ? 'palette' : null
      else preferences.isPaletteOpen.value = isShown
    },
    toggleInspector(isShown = !isInspectorShown.value) {
      if (isNarrow.value) drawer.value = isShown ? 'inspector' : null
      else preferences.isInspectorOpen.value = isShown
    },
    searching: ref(0),
  }
}

export const workspaceKey: InjectionKey<Workspace> = Symbol('workspace')

/** The workspace of the page. @throws Error outside of it */
export function useWorkspace(): Workspace {
  const workspace = inject(workspaceKey)
  if (!workspace) throw new Error('expected a workspace to be provided')
  return workspace
}
