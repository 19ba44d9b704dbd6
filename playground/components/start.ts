import { watch } from 'vue'
import { firstGraph, gallery } from '../session/gallery.js'
import type { Session } from '../session/session.js'
import { describeMoment } from './moment.js'

/**
 * Opens what the page begins with and runs it: what was open before a reload or a crash, else the gallery graph that `?graph=NAME` asks for, else
 * the first one.
 */
export async function start(session: Session): Promise<void> {
  const { recovery, files, notices, running, preferences } = session
  const asked = new URLSearchParams(location.search).get('graph')
  const entry = gallery.find(({ name }) => name === asked)
  if (asked !== null && !entry)
    notices.error(`?graph: expected one of ${gallery.map(({ name }) => name).join(', ')}, received ${asked}`)

  const state = await recovery.last()
  const isMeant = state !== undefined && (entry === undefined || state.gallery === entry.name)
  const fallback = entry ?? gallery.find(({ name }) => name === firstGraph)
  const isRecovered = isMeant && files.openState(state)
  if (!isRecovered && fallback) files.openGallery(fallback)
  if (isRecovered && state.isDirty) {
    const { name } = state
    const original = gallery.find((candidate) => candidate.name === state.gallery)
    const actions = [
      ...(name === null ? [] : [{ label: 'Open the saved one', act: () => void files.openSaved(name) }]),
      ...(name === null && original
        ? [{ label: 'Open the original', act: () => void files.openGallery(original) }]
        : []),
    ]
    notices.info(`Reopened ${state.title} with your unsaved changes of ${describeMoment(state.at)}.`, actions)
  }
  followAddress(session)
  if (preferences.backend.value !== 'auto') await running.useBackend(preferences.backend.value)
  await running.run()
}

/** Keeps `?graph=` in the address the name of the gallery graph that is open. */
function followAddress({ origins }: Session): void {
  watch(
    origins.current,
    ({ gallery: name }) => {
      const url = new URL(location.href)
      if (name === null) url.searchParams.delete('graph')
      else url.searchParams.set('graph', name)
      history.replaceState(null, '', url)
    },
    { immediate: true },
  )
}
