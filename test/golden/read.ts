import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type GoldenSet, mergeGolden } from './merge.js'
import type { DrawnFile, GoldenFile, GoldenInitializerFile } from './format.js'

export type * from './format.js'

const values = resolve(import.meta.dirname, 'values')

/** Where the drawn cases are: in `values/drawn`, or in the folder that GOLDEN_DRAWN names, for draws that are not kept. */
const drawn = process.env['GOLDEN_DRAWN'] ?? resolve(values, 'drawn')

/**
 * The golden cases of a node type, from `values/TYPE.json`.
 * @throws when there is no such file
 */
export function readGolden(type: string): GoldenFile {
  return read(values, `${type}.json`) as GoldenFile
}

/** What is known of the initializers' draws, from `values/initializers.json`. */
export function readGoldenInitializers(): GoldenInitializerFile {
  return read(values, 'initializers.json') as GoldenInitializerFile
}

/** All golden cases and all drawn ones, by type. */
export function readAllGolden(): GoldenSet {
  return mergeGolden(readFolder(values) as Record<string, GoldenFile>, readFolder(drawn) as Record<string, DrawnFile>)
}

function readFolder(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(files.map((file) => [file, read(folder, file)]))
}

function read(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8'))
}
