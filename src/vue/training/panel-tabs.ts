import type { JsonValue } from '../../definition/json.js'
import type { Param } from '../../definition/param.js'
import type { ParamEditing } from '../controls/editing.js'

/** The parts of the training panel, one of which is shown. */
export const panelTabs = [
  { name: 'curves', label: 'Curves' },
  { name: 'epochs', label: 'Epochs' },
  { name: 'confusion', label: 'Confusion' },
  { name: 'inside', label: 'Weights and gradients' },
] as const

export type PanelTab = (typeof panelTabs)[number]['name']

/** How a person sets the learning rate of a Trainer. */
export interface LearningRateSetting {
  readonly param: Param<unknown>
  readonly value: JsonValue
  readonly editing: ParamEditing
}
