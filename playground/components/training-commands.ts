import type { TrainingCommand, TrainingCommandName, TrainingRun } from '../../src/vue/index.js'
import { isResumable } from '../../src/vue/training/training-run.js'
import type { Session } from '../session/session.js'
import { describeShortcut } from './shortcuts.js'
import type { Workspace } from './workspace.js'

/** The keys of the commands, where they have one. */
export const trainingShortcuts = {
  toggle: 'Mod+Shift+Enter',
  step: 'F10',
  stop: 'Mod+.',
  hardStop: 'Mod+Shift+Backspace',
} as const

interface Draft {
  readonly name: TrainingCommandName
  readonly label: string
  /** What it does. */
  readonly does: string
  readonly shortcut?: string
  /** Why it cannot be done now; `null` where it can. */
  readonly reason: string | null
  /** Whether the graph has to be one that can run. */
  readonly isBeginning?: boolean
  act(): void
}

/** What can be said to the training of a Trainer now, the most likely first; what cannot be done says why. */
export function trainingCommands(session: Session, workspace: Workspace, trainer: string): readonly TrainingCommand[] {
  const { training } = session
  const run = training.lastOf(trainer)
  const going = run !== null && training.active.value === run ? run : null
  const busy = training.active.value !== null && !going ? 'Another Trainer is at work: stop it first' : null
  const idle = busy ?? (going ? null : 'Nothing is being trained')
  const over = busy ?? (going ? 'It is being trained: stop it first' : null)
  const stopping = going?.state === 'stopping' ? 'It is being stopped' : null
  const drafts: readonly Draft[] = [
    going ? mainOfGoing(session, going) : { ...mainOfIdle(session, run, trainer), reason: busy, isBeginning: true },
    {
      ...{ name: 'step', label: 'Step', does: 'Trains one batch, then pauses', shortcut: trainingShortcuts.step },
      ...{ reason: busy ?? stopping, isBeginning: !going, act: () => step(session, trainer) },
    },
    {
      ...{ name: 'stop', label: 'Stop', does: 'Ends after this batch; the weights stay' },
      ...{ shortcut: trainingShortcuts.stop, reason: idle ?? stopping, act: () => training.stop() },
    },
    {
      ...{ name: 'startOver', label: 'Start over', does: 'Trains from fresh weights, as a new run' },
      ...{ reason: over, isBeginning: true, act: () => training.start(trainer, { start: 'fresh' }) },
    },
    {
      ...{ name: 'reset', label: 'Reset', does: 'Gives the graph fresh weights, untrained' },
      ...{ reason: over, act: () => void training.resetWeights() },
    },
    {
      ...{ name: 'hardStop', label: 'Hard stop', shortcut: trainingShortcuts.hardStop, reason: idle },
      ...{ does: 'Ends the engine at once, whatever it does, and takes the weights of the last checkpoint' },
      act: () => training.hardStop(),
    },
  ]
  return drafts.map((draft) => commandOf(draft, session, workspace))
}

/** Where the graph has problems the button says so, as the broken Run arrow does, and shows them. */
function commandOf(draft: Draft, { checking }: Session, workspace: Workspace): TrainingCommand {
  const { name, label, does, shortcut, reason, isBeginning = false } = draft
  if (isBeginning && reason === null && !checking.report.value.isRunnable) {
    const act = () => void (workspace.isProblemsOpen.value = true)
    return { name, label, title: 'The graph has problems: show them', isEnabled: true, act }
  }
  const title = reason ?? (shortcut === undefined ? does : `${does} (${describeShortcut(shortcut)})`)
  return { name, label, title, isEnabled: reason === null, act: () => draft.act() }
}

function mainOfGoing({ training }: Session, { state }: TrainingRun): Draft {
  const shortcut = trainingShortcuts.toggle
  if (state === 'paused') {
    return { name: 'resume', label: 'Resume', does: 'Goes on', shortcut, reason: null, act: () => training.resume() }
  }
  const reason = state === 'running' ? null : state === 'stopping' ? 'It is being stopped' : 'It is being started'
  return {
    name: 'pause',
    label: 'Pause',
    does: 'Pauses after this batch',
    shortcut,
    reason,
    act: () => training.pause(),
  }
}

function mainOfIdle({ training }: Session, run: TrainingRun | null, trainer: string): Omit<Draft, 'reason'> {
  const shortcut = trainingShortcuts.toggle
  if (!run) {
    const act = () => training.start(trainer)
    return { name: 'start', label: 'Start', does: 'Trains the graph', shortcut, act }
  }
  if (isContinued(run)) {
    const act = () => training.resumeFromCheckpoint(run.id, trainer)
    return { name: 'continue', label: 'Continue', does: 'Goes on from the last checkpoint', shortcut, act }
  }
  const does = 'Trains the weights that are there further, as a new run'
  return { name: 'continue', label: 'Train on', does, shortcut, act: () => training.start(trainer) }
}

/** A checkpoint goes on with the graph that it was kept of. */
function isContinued(run: TrainingRun): boolean {
  return isResumable(run) && !run.isOutdated
}

/** One batch: of the run that goes on, of one that can go on, else of a new one. */
function step({ training }: Session, trainer: string): void {
  const run = training.lastOf(trainer)
  const isGoing = training.active.value !== null
  const isBegun =
    isGoing ||
    (run && isContinued(run)
      ? training.resumeFromCheckpoint(run.id, trainer, true)
      : training.start(trainer, { isPaused: true }))
  if (isBegun) training.step()
}

/** Does a command, where it can be done. */
export function doTrainingCommand(session: Session, workspace: Workspace, name: 'main' | TrainingCommandName): void {
  const trainer = currentTrainer(session)
  const commands = trainer === null ? [] : trainingCommands(session, workspace, trainer)
  const command = name === 'main' ? commands[0] : commands.find((each) => each.name === name)
  if (command?.isEnabled) command.act()
}

/** The Trainer that is at work, else that of the last run, else the first one; `null` where the graph has none. */
export function currentTrainer({ training }: Session): string | null {
  const ids = training.trainers.value.map(({ id }) => id)
  const last = training.active.value ?? training.runs.value.at(-1)
  return last && ids.includes(last.trainer) ? last.trainer : (ids[0] ?? null)
}
