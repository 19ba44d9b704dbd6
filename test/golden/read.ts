import { readFileSync } from 'node:fs'
import type { GoldenFile, GoldenInitializerFile } from './format.js'

export type * from './format.js'

/**
 * The golden cases of a node type, from `values/TYPE.json`.
 * @throws when there is no such file
 */
export function readGolden(type: string): GoldenFile {
  return read(type) as GoldenFile
}

/** What is known of the initializers' draws, from `values/initializers.json`. */
export function readGoldenInitializers(): GoldenInitializerFile {
  return read('initializers') as GoldenInitializerFile
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`values/${name}.json`, import.meta.url), 'utf8'))
}
