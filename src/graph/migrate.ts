import { isJsonObject, type JsonObject } from '../definition/json.js'
import type { AnyNode } from '../definition/node.js'
import { type Finding, problem, quote } from '../definition/problem.js'

/** `migrations[n]` turns what version n wrote into what version n + 1 would have written. */
export type Migrations = Readonly<Record<number, (given: JsonObject) => JsonObject>>

/** The migrations of the format. Version 1 is the first: there are none yet. */
export const formatMigrations: Migrations = {}

/**
 * What version `from` wrote, as version `to` would have written it.
 * @throws Error if a migration is missing: a mistake of whoever raised the version
 */
export function migrate(given: JsonObject, from: number, to: number, migrations: Migrations): JsonObject {
  let migrated = given
  for (let version = from; version < to; version++) {
    const step = migrations[version]
    if (!step) throw new Error(`no migration from version ${version} to ${version + 1}`)
    migrated = step(migrated)
  }
  return migrated
}

/**
 * The parameters that a node of version `typeVersion` wrote, as its present version would have. They are not checked before, so a
 * migration may fail on what was no parameter ever: that is a problem of the file.
 */
export function migrateParams(
  { type, version, migrations = {} }: AnyNode,
  typeVersion: number,
  params: JsonObject,
  at: string,
): { readonly params: JsonObject } | { readonly problem: Finding } {
  if (typeVersion === version) return { params }
  try {
    const migrated = migrate(params, typeVersion, version, migrations)
    if (isJsonObject(migrated)) return { params: migrated }
  } catch (error) {
    // createCatalogue has asked that every migration is there: this one met values that it cannot know.
    if (!(error instanceof Error)) throw error
  }
  return { problem: problem('format', at, `parameters of version ${typeVersion} of ${type}`, quote(params)) }
}
