import { computed, type ComputedRef, inject, type InjectionKey } from 'vue'
import type { Session } from '../session/session.js'
import { download } from './download.js'
import { chooseFile } from './choose-file.js'
import { fileName } from './file-name.js'
import { doTrainingCommand, trainingShortcuts } from './training-commands.js'
import { downloadWeights, loadWeights } from './weights-file.js'
import type { Workspace } from './workspace.js'

/** Something that a person can do, by menu, button or key. */
export interface Action {
  readonly label: string
  /** `Mod` is Ctrl, on a Mac the command key. */
  readonly shortcut?: string
  /** By default always. */
  readonly isEnabled?: ComputedRef<boolean>
  act(): void
}

export type ActionName =
  | 'new'
  | 'open'
  | 'gallery'
  | 'save'
  | 'saveAs'
  | 'rename'
  | 'upload'
  | 'download'
  | 'uploadWeights'
  | 'downloadWeights'
  | 'history'
  | 'undo'
  | 'redo'
  | 'run'
  | 'stop'
  | 'train'
  | 'trainStep'
  | 'hardStop'
  | 'addNode'
  | 'help'

export type Actions = Readonly<Record<ActionName, Action>>

/** All actions of the application. */
export function createActions(session: Session, workspace: Workspace): Actions {
  const { files, document, running, checking, origins, steps } = session
  const show = (name: NonNullable<Workspace['dialog']['value']>) => () => void (workspace.dialog.value = name)
  const isNamed = computed(() => origins.current.value.name !== null)

  return {
    new: { label: 'New', act: () => files.openNew() },
    open: { label: 'Open…', shortcut: 'Mod+O', act: show('open') },
    gallery: { label: 'Gallery…', act: show('gallery') },
    save: {
      label: 'Save',
      shortcut: 'Mod+S',
      act: () => (isNamed.value ? void saveAndSay(session) : show('saveAs')()),
    },
    saveAs: { label: 'Save as…', shortcut: 'Mod+Shift+S', act: show('saveAs') },
    rename: { label: 'Rename…', isEnabled: isNamed, act: show('rename') },
    upload: {
      label: 'Upload JSON…',
      act: () => void chooseFile('.json,application/json').then((file) => file && files.openFile(file)),
    },
    download: {
      label: 'Download JSON',
      act: () =>
        download(new Blob([files.text()], { type: 'application/json' }), fileName(session.title.value, 'json')),
    },
    uploadWeights: {
      label: 'Load weights…',
      act: () => void chooseFile('.safetensors').then((file) => file && loadWeights(session, file)),
    },
    downloadWeights: {
      label: 'Download weights',
      isEnabled: computed(() => running.result.value !== null),
      act: () => void downloadWeights(session, fileName(session.title.value, 'safetensors')),
    },
    history: { label: 'Recovery history…', act: show('history') },
    undo: {
      label: 'Undo',
      shortcut: 'Mod+Z',
      isEnabled: computed(() => steps.value.undo !== null),
      act: () => void document.undo(),
    },
    redo: {
      label: 'Redo',
      shortcut: 'Mod+Shift+Z',
      isEnabled: computed(() => steps.value.redo !== null),
      act: () => void document.redo(),
    },
    run: {
      label: 'Run',
      shortcut: 'Mod+Enter',
      act() {
        if (checking.flush().isRunnable) void running.run().then(() => showFailure(session, workspace))
        else workspace.isProblemsOpen.value = true
      },
    },
    stop: {
      label: 'Stop what runs, or the training',
      shortcut: trainingShortcuts.stop,
      isEnabled: computed(() => running.isRunning.value || session.training.active.value !== null),
      act: () => (running.isRunning.value ? running.stop() : session.training.stop()),
    },
    ...trainingActions(session, workspace),
    addNode: {
      label: 'Add a node…',
      shortcut: 'Mod+K',
      act() {
        workspace.togglePalette(true)
        workspace.searching.value++
      },
    },
    help: { label: 'Keyboard and mouse', shortcut: '?', act: show('help') },
  }
}

function trainingActions(session: Session, workspace: Workspace): Record<'train' | 'trainStep' | 'hardStop', Action> {
  const { training } = session
  const hasTrainer = computed(() => training.trainers.value.length > 0)
  return {
    train: {
      label: 'Train, pause or resume',
      shortcut: trainingShortcuts.toggle,
      isEnabled: hasTrainer,
      act: () => doTrainingCommand(session, workspace, 'main'),
    },
    trainStep: {
      label: 'Train one batch',
      shortcut: trainingShortcuts.step,
      isEnabled: hasTrainer,
      act: () => doTrainingCommand(session, workspace, 'step'),
    },
    hardStop: {
      label: 'Stop the training at once',
      shortcut: trainingShortcuts.hardStop,
      isEnabled: computed(() => training.active.value !== null),
      act: () => training.hardStop(),
    },
  }
}

function showFailure({ running }: Session, workspace: Workspace): void {
  if (running.problems.value.length > 0) workspace.isProblemsOpen.value = true
}

async function saveAndSay({ files, notices, title }: Session): Promise<void> {
  if (await files.save()) notices.info(`Saved ${title.value}.`)
}

export const actionsKey: InjectionKey<Actions> = Symbol('actions')

/** The actions of the page. @throws Error outside of it */
export function useActions(): Actions {
  const actions = inject(actionsKey)
  if (!actions) throw new Error('expected actions to be provided')
  return actions
}
