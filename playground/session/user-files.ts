import type { Catalogue } from '../../src/definition/catalogue.js'
import { isJsonObject, type JsonValue } from '../../src/definition/json.js'
import type { AnyNode } from '../../src/definition/node.js'
import { formatFinding } from '../../src/definition/problem.js'
import type { FilePreview, Inspected } from '../../src/definition/source.js'
import type { GraphDocument } from '../../src/editor/index.js'
import type { GraphNode } from '../../src/graph/graph.js'
import { readParamValues } from '../../src/graph/param-values.js'
import type { FileKeeping } from '../../src/vue/index.js'
import { type EngineClient, EngineError } from '../../src/worker/client.js'
import type { Notices } from './notices.js'

/** The files that a person gives to nodes: the worker keeps them and looks into them. */
export interface UserFiles extends FileKeeping {
  /** The beginning of the file of a node; `null` for a node without one. @throws Error that says what is wrong with the file */
  preview(node: GraphNode): Promise<FilePreview | null>
}

interface UserFilesOptions {
  readonly document: GraphDocument
  readonly catalogue: Catalogue
  readonly engine: EngineClient
  readonly notices: Notices
}

/** Keeps files, and what references tell of them equal to the parameters that say how they are read. */
export function createUserFiles({ document, catalogue, engine, notices }: UserFilesOptions): UserFiles {
  const found = new Map<string, Promise<Inspected>>()

  function inspect({ type, params }: Pick<GraphNode, 'type' | 'params'>): Promise<Inspected> {
    const key = JSON.stringify([type, params])
    const known = found.get(key) ?? engine.files.inspect(type, params)
    found.delete(key)
    found.set(key, known)
    known.catch(() => found.delete(key))
    // Previews of a few nodes: the one that was looked at first goes.
    for (const oldest of found.keys()) {
      if (found.size <= keptPreviews) break
      found.delete(oldest)
    }
    return known
  }

  async function keep(...[node, key, files, addTo]: Parameters<FileKeeping['keep']>): Promise<JsonValue> {
    const definition = catalogue.nodes.get(node.type)
    const control = definition?.params[key]?.control
    const isFolder = control?.kind === 'file' && control.isFolder === true
    const reference = { ...(await engine.files.keep(files, isFolder, addTo ?? null)) }
    if (definition?.source?.inspection?.param !== key) return reference
    const { contents } = await inspect({ type: node.type, params: { ...node.params, [key]: reference } })
    return { ...reference, contents }
  }

  const tried = new WeakSet<GraphNode['params']>()

  /** Looks into a file again after its parameters have changed. What it finds is part of the step that changed them. */
  async function refresh(node: GraphNode, definition: AnyNode): Promise<void> {
    const inspection = definition.source?.inspection
    const reference = inspection ? node.params[inspection.param] : null
    if (!inspection || !isJsonObject(reference) || tried.has(node.params)) return
    const { values, findings } = readParamValues(definition, node.params, catalogue)
    if (findings.length > 0 || inspection.isCurrent(values)) return
    tried.add(node.params)
    const { contents: _outdated, ...bare } = reference
    try {
      const { contents } = await inspect({ type: node.type, params: { ...node.params, [inspection.param]: bare } })
      // An edit meanwhile is looked into by itself.
      if (document.node(node.id)?.params !== node.params) return
      document.amendParam(node.id, inspection.param, { ...bare, contents })
    } catch (error) {
      // That a file is not there is said on the node.
      if (!isMissing(error)) notices.error(`${definition.label}: ${describeFileError(error)}`)
    }
  }

  function refreshAll(): void {
    for (const node of document.toGraph().nodes) {
      const definition = catalogue.nodes.get(node.type)
      if (definition?.source?.inspection) void refresh(node, definition)
    }
  }

  document.onChange(refreshAll)
  refreshAll()

  return {
    keep: (...given) => keep(...given).catch(explain),
    has: (reference) => engine.files.has(reference),
    read: (reference) => engine.files.read(reference).catch(explain),
    async forget({ sha256 }) {
      // Another node may have been copied from the one that named it.
      const isNamed = document.toGraph().nodes.some(({ params }) => JSON.stringify(params).includes(sha256))
      if (!isNamed) await engine.files.remove(sha256)
    },
    async preview(node) {
      const inspection = catalogue.nodes.get(node.type)?.source?.inspection
      const reference = inspection ? node.params[inspection.param] : null
      if (!inspection || !isJsonObject(reference)) return null
      const { contents: _known, ...bare } = reference
      const inspected = inspect({ type: node.type, params: { ...node.params, [inspection.param]: bare } })
      return (await inspected).preview
    },
  }
}

const keptPreviews = 8

function explain(error: unknown): never {
  throw new Error(describeFileError(error), { cause: error })
}

function isMissing(error: unknown): boolean {
  return error instanceof EngineError && error.problems.some(({ kind }) => kind === 'missing')
}

/** What is wrong with a file, without the name of a node that has none yet. */
export function describeFileError(error: unknown): string {
  const [problem] = error instanceof EngineError ? error.problems : []
  if (problem) return formatFinding(problem)
  return error instanceof Error ? error.message : String(error)
}
