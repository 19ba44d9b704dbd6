import { nodes } from '../../nodes/index.js'
import { createCatalogue } from '../definition/catalogue.js'
import { serveEngine } from './serve.js'

// The worker with all nodes of this package.
serveEngine({ catalogue: createCatalogue(nodes) })
