import { ref, type Ref, watch } from 'vue'
import { isMostExamples } from '../../src/graph/most-examples.js'
import type { Mode } from '../../src/operations/types.js'
import { type PanelTab, panelTabs } from '../../src/vue/training/panel-tabs.js'
import type { ChartAxis } from '../../src/vue/training/run-lines.js'

/** What is remembered between visits. */
export interface Preferences {
  readonly theme: Ref<'system' | 'light' | 'dark'>
  /** Run again after an edit, where a run is quick. */
  readonly isAutoRun: Ref<boolean>
  readonly mode: Ref<Mode>
  /** How many examples the data sources give. */
  readonly batch: Ref<number>
  /** `auto`, or the name of a backend. */
  readonly backend: Ref<string>
  /** On a GPU measuring waits for each node, so it is asked for. */
  readonly isTimedOnGpu: Ref<boolean>
  readonly training: TrainingPreferences
  readonly isPaletteOpen: Ref<boolean>
  readonly isInspectorOpen: Ref<boolean>
}

/** How training is shown. */
export interface TrainingPreferences {
  readonly isOpen: Ref<boolean>
  /** The height of the panel in pixels. */
  readonly height: Ref<number>
  readonly tab: Ref<PanelTab>
  /** Whether each epoch ends with statistics of weights and gradients. */
  readonly isCollected: Ref<boolean>
  readonly axis: Ref<ChartAxis>
  readonly isLogarithmic: Ref<boolean>
  readonly smoothing: Ref<number>
}

type Store = Pick<Storage, 'getItem' | 'setItem'>

/** The preferences of this browser. What cannot be read or written is left at its default: a page without storage works as well. */
export function createPreferences(store: Store | null): Preferences {
  const boolean = (value: unknown): value is boolean => typeof value === 'boolean'
  return {
    theme: remembered(store, 'theme', 'system', oneOf('system', 'light', 'dark')),
    isAutoRun: remembered(store, 'autoRun', true, boolean),
    mode: remembered<Mode>(store, 'mode', 'inference', oneOf('inference', 'training')),
    batch: remembered(store, 'batch', 32, isMostExamples),
    backend: remembered(store, 'backend', 'auto', (value) => typeof value === 'string'),
    isTimedOnGpu: remembered(store, 'timedOnGpu', false, boolean),
    training: {
      isOpen: remembered(store, 'training', false, boolean),
      height: remembered(store, 'trainingHeight', 340, isNumberWithin(160, 4000)),
      tab: remembered<PanelTab>(store, 'trainingTab', 'curves', oneOf(...panelTabs.map(({ name }) => name))),
      isCollected: remembered(store, 'statistics', false, boolean),
      axis: remembered<ChartAxis>(store, 'chartAxis', 'step', oneOf('step', 'epoch')),
      isLogarithmic: remembered(store, 'chartLogarithmic', false, boolean),
      smoothing: remembered(store, 'chartSmoothing', 0.6, isNumberWithin(0, 0.99)),
    },
    isPaletteOpen: remembered(store, 'palette', true, boolean),
    isInspectorOpen: remembered(store, 'inspector', true, boolean),
  }
}

function isNumberWithin(least: number, greatest: number): (value: unknown) => value is number {
  return (value): value is number => typeof value === 'number' && value >= least && value <= greatest
}

function oneOf<T extends string>(...allowed: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => allowed.some((option) => option === value)
}

function remembered<T>(
  store: Store | null,
  name: string,
  fallback: T,
  isValid: (value: unknown) => value is T,
): Ref<T> {
  const key = `rete-tfjs.${name}`
  const value = ref(read(store, key, fallback, isValid)) as Ref<T> // ref unwraps nested refs; T holds none
  watch(value, (next) => {
    try {
      store?.setItem(key, JSON.stringify(next))
    } catch {
      // The storage is full or forbidden: the preference holds for this visit.
    }
  })
  return value
}

function read<T>(store: Store | null, key: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(store?.getItem(key) ?? 'null')
    return isValid(value) ? value : fallback
  } catch {
    return fallback
  }
}
