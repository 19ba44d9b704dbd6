// The graph editor as Vue draws it.
export { createGraphEditor } from './renderer/graph-editor.js'
export type { CanvasMode, DroppedWire, GraphEditor, GraphEditorOptions, NodeRunState } from './renderer/api.js'
export { default as ParamForm } from './controls/ParamForm.vue'
export { default as ParamControl } from './controls/ParamControl.vue'
export { editingAt, type NodeEditing, type ParamEditing } from './controls/editing.js'
export { filesOfDrop, filesOfInput } from './controls/chosen-files.js'
export { type FileKeeping, filesOf } from './controls/file-keeping.js'
export { labelOf } from './controls/label.js'
export { default as ActivationCurve } from './plots/ActivationCurve.vue'
export { default as ProblemText } from './node/ProblemText.vue'
export { default as PopOver } from './node/PopOver.vue'
export type { PopOverHandle } from './node/popover-handle.js'
export { glyphs } from './node/glyphs.js'
export { default as PortShape } from './node/PortShape.vue'
export { default as TrainingPanel } from './training/TrainingPanel.vue'
export { type LearningRateSetting, type PanelTab, panelTabs } from './training/panel-tabs.js'
export type { ChartAxis } from './training/run-lines.js'
export type { NodeTraining } from './training/node-training.js'
export type { TableCell } from './training/table-cell.js'
export type { TrainingCommand, TrainingCommandName } from './training/training-commands.js'
export {
  createTrainingRun,
  cutRun,
  endRun,
  isGoingOn,
  isResumable,
  type RunEnd,
  type RunState,
  showHistory,
  showTrainingEvent,
  type TrainingRun,
  type TrainingRunOptions,
} from './training/training-run.js'
export { default as SummaryView } from './views/SummaryView.vue'
export { formatValue } from './views/format-value.js'
export { toPicture } from './views/to-picture.js'
export { describeWire } from './renderer/wire-text.js'
