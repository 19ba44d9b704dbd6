import { formatFinding } from '../../definition/problem.js'
import type { GraphReport } from '../../graph/report.js'
import type { ExitStatus, Terminal } from '../terminal.js'

/** Prints problems and hints, one a line with the node in front; 1 if something stops the graph. */
export function printProblems({ problems, isRunnable }: GraphReport, terminal: Terminal): ExitStatus {
  for (const problem of problems) {
    terminal.out(`${problem.severity}  ${problem.node === null ? '' : `${problem.node}.`}${formatFinding(problem)}\n`)
  }
  return isRunnable ? 0 : 1
}
