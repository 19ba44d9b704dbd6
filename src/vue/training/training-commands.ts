/** What can be said to a training. */
export type TrainingCommandName =
  'start' | 'pause' | 'resume' | 'continue' | 'startOver' | 'step' | 'stop' | 'hardStop' | 'reset'

/** A command as a button shows it. */
export interface TrainingCommand {
  readonly name: TrainingCommandName
  readonly label: string
  /** What it does, with its key; or why it cannot be done now. */
  readonly title: string
  readonly isEnabled: boolean
  act(): void
}

/** The signs of the commands, as SVG paths to be filled in a box of 16. */
export const commandSigns: Readonly<Record<TrainingCommandName, string>> = {
  start: 'M4 2.500 13 8 4 13.500Z',
  resume: 'M4 2.500 13 8 4 13.500Z',
  continue: 'M2.500 3 7.500 8l-5 5ZM8.500 3 13.500 8l-5 5Z',
  pause: 'M3.500 3h3.200v10H3.500ZM9.300 3h3.200v10H9.300Z',
  startOver: 'M8 2.200V.3L4.300 3.300 8 6.300V4.200A4 4 0 1 1 4 8.200H2A6 6 0 1 0 8 2.200Z',
  step: 'M3 3l6.500 5L3 13ZM10.500 3h2.500v10h-2.500Z',
  stop: 'M3.500 3.500h9v9h-9Z',
  hardStop:
    'M5.200 1.500h5.600l3.700 3.700v5.600l-3.700 3.700H5.200l-3.700-3.700V5.200ZM7.200 4v5h1.600V4ZM7.200 10.300v1.700h1.600v-1.700Z',
  reset: 'M3 4h10v1.500H3ZM6 2h4v1.500H6ZM4 6.500h8L11.300 14H4.700Z',
}
