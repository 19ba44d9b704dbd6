import { isJsonObject } from '../../src/definition/json.js'

/** A graph that comes with the playground. */
export interface GalleryGraph {
  /** The name of its file, as in `?graph=elu-convnet`. */
  readonly name: string
  readonly title: string
  readonly description: string
  /** The graph as JSON text. */
  readonly text: string
}

/** What a visitor sees first. */
export const firstGraph = 'elu-convnet'

const files = import.meta.glob<string>('../graphs/*.json', { query: '?raw', import: 'default', eager: true })

/** The graphs of `playground/graphs`, the first one first. */
export const gallery: readonly GalleryGraph[] = Object.entries(files)
  .map(([path, text]) => ({ name: path.replace(/^.*\/|\.json$/g, ''), text, ...describe(text) }))
  .sort((a, b) => Number(b.name === firstGraph) - Number(a.name === firstGraph) || (a.title < b.title ? -1 : 1))

function describe(text: string): { readonly title: string; readonly description: string } {
  const file: unknown = JSON.parse(text)
  const meta = isJsonObject(file) ? file['meta'] : null
  const { title, description } = isJsonObject(meta) ? meta : {}
  return {
    title: typeof title === 'string' ? title : '',
    description: typeof description === 'string' ? description : '',
  }
}
