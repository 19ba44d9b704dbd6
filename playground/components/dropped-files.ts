import type { AnyNode } from '../../src/definition/node.js'
import { metrics, type Point } from '../../src/editor/index.js'
import { filesOfDrop } from '../../src/vue/index.js'
import type { Session } from '../session/session.js'
import { describeFileError } from '../session/user-files.js'
import type { Workspace } from './workspace.js'

/** A node that takes a file of the user's, with the parameter that holds it. */
interface Taker {
  readonly definition: AnyNode
  readonly key: string
}

/**
 * Takes files that are dropped on the canvas: on a node that reads such files, or beside one, where a node for them is added. Gives whether
 * they are data at all; a graph is not.
 */
export function takeDroppedFiles(session: Session, { editor }: Workspace, event: DragEvent): boolean {
  const { dataTransfer } = event
  if (!dataTransfer || !editor.value) return false
  const isFolder = Array.from(dataTransfer.items).some((item) => item.webkitGetAsEntry()?.isDirectory)
  const names = Array.from(dataTransfer.files, ({ name }) => name)
  const id = nodeAt(event)
  const onNode = id === null ? undefined : session.document.node(id)
  const fitting = findTakers(session, names, isFolder)
  const taker = onNode ? takersOf(session.catalogue.nodes.get(onNode.type))[0] : fitting[0]
  if (!taker || (onNode && !fitting.some(({ definition }) => definition === taker.definition))) return false
  const at = editor.value.toCanvas({ x: event.clientX, y: event.clientY })
  const files = filesOfDrop(dataTransfer)
  void take(session, taker, files, onNode?.id ?? null, at).then((taken) => {
    if (taken !== null) editor.value?.selection.set([taken])
  })
  return true
}

/** Gives the node that has them then; `null` where they are not taken. */
async function take(
  { document, notices, userFiles }: Session,
  { definition, key }: Taker,
  dropped: ReturnType<typeof filesOfDrop>,
  id: string | null,
  { x, y }: Point,
): Promise<string | null> {
  const place = { x: Math.round(x - metrics.width / 2), y: Math.round(y - metrics.title) }
  try {
    const node = (id === null ? undefined : document.node(id)) ?? document.newNode(definition.type, place)
    const value = await userFiles.keep(node, key, await dropped)
    if (id === null) return document.addNode(definition.type, place, { [key]: value })
    document.setParam(id, key, value)
    return id
  } catch (error) {
    notices.error(`${definition.label}: ${describeFileError(error)}`)
    return null
  }
}

function nodeAt({ target }: DragEvent): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null
  return element?.dataset['node'] ?? null
}

/** The nodes that read files of these names, in the order of the palette. */
function findTakers({ catalogue }: Session, names: readonly string[], isFolder: boolean): readonly Taker[] {
  return [...catalogue.nodes.values()].flatMap(takersOf).filter(({ definition, key }) => {
    const control = definition.params[key]?.control
    if (control?.kind !== 'file') return false
    if (isFolder) return control.isFolder === true
    const isOne = names.length === 1 || control.isFolder === true
    return isOne && names.length > 0 && names.every((name) => isAccepted(name, control.accept))
  })
}

function takersOf(definition: AnyNode | undefined): readonly Taker[] {
  const inspection = definition?.source?.inspection
  return definition && inspection ? [{ definition, key: inspection.param }] : []
}

function isAccepted(name: string, accept: string): boolean {
  return accept.split(',').some((end) => end.startsWith('.') && name.toLowerCase().endsWith(end))
}
