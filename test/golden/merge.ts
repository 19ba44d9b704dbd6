import type { DrawnFile, GoldenCase, GoldenFile, GoldenRefusal } from './format.js'

/** What there is of each type: the golden cases first, then the drawn ones. */
export interface GoldenSet {
  readonly cases: ReadonlyMap<string, readonly GoldenCase[]>
  readonly refusals: readonly GoldenRefusal[]
}

/** Puts the files of `values` and of `values/drawn`, by path, together. The type is the name of the file. */
export function mergeGolden(
  golden: Readonly<Record<string, GoldenFile>>,
  drawn: Readonly<Record<string, DrawnFile>>,
): GoldenSet {
  const cases = new Map<string, GoldenCase[]>()
  for (const [path, file] of [...Object.entries(golden), ...Object.entries(drawn)]) {
    const type = path.replace(/^.*\//, '').replace(/\.json$/, '')
    if (type === 'initializers') continue
    cases.set(type, [...(cases.get(type) ?? []), ...file.cases])
  }
  return { cases, refusals: Object.values(drawn).flatMap(({ refusals }) => refusals) }
}

/** Whether a case is out of a random generator. */
export function isDrawn({ parameters }: GoldenCase): boolean {
  return parameters !== undefined
}
