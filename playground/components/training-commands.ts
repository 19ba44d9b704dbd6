import type { Session } from '../session/session.js'
import type { TrainingCommand, TrainingCommandName, TrainingRun } from '../../src/vue/index.js'
import { isResumable } from '../../src/vue/training/training-run.js'
import { describeShortcut } from './shortcuts.js'
import type { Workspace } from './workspace.js'

/** The keys of the commands, where they have one. */
export const trainingShortcuts = {
  toggle: 'Mod+Shift+Enter',
  step: 'F10',
  stop: 'Mod+.',
  hardStop: 'Mod+Shift+Backspace',
} as const

type Reason = string | null

/** What can be said to the training of a Trainer now, the most likely first; the rest says why it cannot. */
export function trainingCommands(session: Session, workspace: Workspace, trainer: string): readonly TrainingCommand[] {
  const { training, checking } = session
  const run = training.lastOf(trainer)
  const isOwn = run !== null && training.active.value === run
  const isOther = training.active.value !== null && !isOwn
  const busy: Reason = isOther ? 'Another Trainer is at work: stop it first' : null
  const idle: Reason = busy ?? (isOwn ? null : 'Nothing is being trained')
  const isBroken = !checking.report.value.isRunnable

  /** Where the graph has problems the button says so, as the broken Run arrow does, and shows them. */
  function begin(name: TrainingCommandName, label: string, title: string, act: () => void): TrainingCommand {
    if (!isBroken) return command(name, label, title, busy, act)
    const open = () => void (workspace.isProblemsOpen.value = true)
    return command(name, label, 'The graph has problems: show them', busy, open)
  }

  const main = isOwn ? mainOfGoing(session, run) : mainOfIdle(session, run, trainer, begin)
  const hardStop = 'Ends the engine at once, whatever it does, and takes the weights of the last checkpoint'
  return [
    main,
    begin('step', 'Step', withKey('Trains one batch, then pauses', trainingShortcuts.step), () =>
      step(session, trainer),
    ),
    command(
      'stop',
      'Stop',
      withKey('Ends after this batch; the weights stay', trainingShortcuts.stop),
      idle ?? stopping(run),
      () => training.stop(),
    ),
    command('hardStop', 'Hard stop', withKey(hardStop, trainingShortcuts.hardStop), idle, () => training.hardStop()),
    ...(isOwn || run === null
      ? []
      : [
          begin('startOver', 'Start over', 'Trains from fresh weights, as a new run', () =>
            training.start(trainer, { start: 'fresh' }),
          ),
          command(
            'reset',
            'Reset',
            'Gives the graph fresh weights, untrained',
            busy,
            () => void training.resetWeights(),
          ),
        ]),
  ]
}

/** Starts, pauses or resumes: what the first button does. */
export function toggleTraining(session: Session, workspace: Workspace): void {
  const trainer = currentTrainer(session)
  const [main] = trainer === null ? [] : trainingCommands(session, workspace, trainer)
  if (main?.isEnabled) main.act()
}

/** The Trainer that is at work, else that of the last run, else the first one; `null` where the graph has none. */
export function currentTrainer({ training }: Session): string | null {
  const ids = training.trainers.value.map(({ id }) => id)
  const last = training.active.value ?? training.runs.value.at(-1)
  return last && ids.includes(last.trainer) ? last.trainer : (ids[0] ?? null)
}

function command(
  name: TrainingCommandName,
  label: string,
  title: string,
  reason: Reason,
  act: () => void,
): TrainingCommand {
  return { name, label, title: reason ?? title, isEnabled: reason === null, act }
}

function withKey(text: string, shortcut: string): string {
  return `${text} (${describeShortcut(shortcut)})`
}

const stopping = (run: TrainingRun | null): Reason => (run?.state === 'stopping' ? 'It is being stopped' : null)

function mainOfGoing({ training }: Session, run: TrainingRun): TrainingCommand {
  const key = trainingShortcuts.toggle
  if (run.state === 'paused') return command('resume', 'Resume', withKey('Goes on', key), null, () => training.resume())
  const reason = stopping(run) ?? (run.state === 'starting' ? 'It is being started' : null)
  return command('pause', 'Pause', withKey('Pauses after this batch', key), reason, () => training.pause())
}

function mainOfIdle(
  { training }: Session,
  run: TrainingRun | null,
  trainer: string,
  begin: (name: TrainingCommandName, label: string, title: string, act: () => void) => TrainingCommand,
): TrainingCommand {
  const key = trainingShortcuts.toggle
  if (!run) return begin('start', 'Start', withKey('Trains the graph', key), () => training.start(trainer))
  if (isResumable(run)) {
    return begin('continue', 'Continue', withKey('Goes on from the last checkpoint', key), () =>
      training.resumeFromCheckpoint(run.id, trainer),
    )
  }
  return begin('continue', 'Train on', withKey('Trains the weights that are there further, as a new run', key), () =>
    training.start(trainer),
  )
}

/** One batch: of the run that goes on, of one that can go on, else of a new one. */
function step({ training }: Session, trainer: string): void {
  if (training.active.value) {
    training.step()
    return
  }
  const run = training.lastOf(trainer)
  const isBegun =
    run && isResumable(run)
      ? training.resumeFromCheckpoint(run.id, trainer, true)
      : training.start(trainer, { isPaused: true })
  if (isBegun) training.step()
}
