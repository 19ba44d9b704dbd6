import type { JsonObject } from '../../../src/definition/json.js'
import { mobilenetV2 } from './mobilenet-v2.js'
import { resnet50 } from './resnet50.js'

/** The graphs of the gallery that are too long to be written by hand, by the name of their file. `npm run generate` writes them. */
export const builtGraphs: Readonly<Record<string, () => JsonObject>> = {
  'mobilenet-v2': mobilenetV2,
  resnet50,
}
