import { watch } from 'vue'
import { gallery } from '../session/gallery.js'
import type { Opening } from '../session/opening.js'
import type { Session } from '../session/session.js'
import { describeMoment } from './moment.js'

/** The gallery graph that the address asks for by `?graph=NAME`; `null` for none. */
export function askedGraph(): string | null {
  return new URLSearchParams(location.search).get('graph')
}

/** Runs what the page begins with, and says where it comes from if that is not plain. */
export async function start(session: Session, opening: Opening): Promise<void> {
  const { running, training, notices, preferences } = session
  const asked = askedGraph()
  const names = gallery.map(({ name }) => name)
  if (asked !== null && !names.includes(asked)) {
    notices.error(`?graph: expected one of ${names.join(', ')}, received ${asked}`)
  }
  if (opening.state?.isDirty) sayRecovered(session, opening.state)
  followAddress(session)
  if (preferences.backend.value !== 'auto') await running.useBackend(preferences.backend.value)
  await training.recall()
  sayInterrupted(session)
  await running.run()
}

/** Offers to go on with what a reload or a crash has cut off. */
function sayInterrupted({ training, notices, preferences }: Session): void {
  const [cut] = training.interrupted.value
  if (!cut) return
  preferences.training.isOpen.value = true
  notices.info(`Training of ${cut.label} was interrupted at epoch ${cut.epoch}.`, [
    { label: 'Resume', act: () => void training.resumeFromCheckpoint(cut.run, cut.trainer) },
    { label: 'Discard', act: () => void training.discard(cut) },
  ])
}

function sayRecovered(
  { notices, files }: Session,
  { title, at, name, gallery: from }: NonNullable<Opening['state']>,
): void {
  const original = gallery.find((entry) => entry.name === from)
  const back =
    name !== null
      ? [{ label: 'Open the saved one', act: () => void files.openSaved(name) }]
      : original
        ? [{ label: 'Open the original', act: () => void files.openGallery(original) }]
        : []
  notices.info(`Reopened ${title} with your unsaved changes of ${describeMoment(at)}.`, back)
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
