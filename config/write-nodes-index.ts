import { resolve } from 'node:path'
import { writeNodesIndex } from './nodes-index.js'

// What Vite does on its own before `start`, `test` and `build`, for commands that run without it.
writeNodesIndex(resolve(import.meta.dirname, '../nodes'))
