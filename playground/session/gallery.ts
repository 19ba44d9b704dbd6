import { isJsonObject } from '../../src/definition/json.js'

/** A graph that comes with the playground. */
export interface GalleryGraph {
  /** The name of its file, as in `?graph=elu-convnet`. */
  readonly name: string
  readonly title: string
  readonly description: string
  /** The graph as JSON text; fetched when it is asked for the first time. */
  readonly load: () => Promise<string>
}

/** What a visitor sees first. */
export const firstGraph = 'digits-elu'

const files = import.meta.glob<string>('../graphs/*.json', { query: '?raw', import: 'default' })
const metas = import.meta.glob<unknown>('../graphs/*.json', { import: 'meta', eager: true })

/** The graphs of `playground/graphs`, the first one first. The page holds their titles only: the longest have 100 kB. */
export const gallery: readonly GalleryGraph[] = Object.entries(files)
  .map(([path, load]) => ({ name: path.replace(/^.*\/|\.json$/g, ''), load, ...describe(metas[path]) }))
  .sort((a, b) => Number(b.name === firstGraph) - Number(a.name === firstGraph) || (a.title < b.title ? -1 : 1))

function describe(meta: unknown): { readonly title: string; readonly description: string } {
  const { title, description } = isJsonObject(meta) ? meta : {}
  return {
    title: typeof title === 'string' ? title : '',
    description: typeof description === 'string' ? description : '',
  }
}
