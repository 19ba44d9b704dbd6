// The graph editor as Vue draws it.
export type { CanvasMode, DroppedWire, GraphEditor, GraphEditorOptions, NodeRunState } from './api.js'
