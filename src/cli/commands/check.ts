import type { GraphReport } from '../../graph/report.js'
import { formatProblem } from '../format-problem.js'
import type { ExitStatus, Terminal } from '../terminal.js'

/** Prints problems and hints, one a line with the node in front; 1 if something stops the graph. */
export function printProblems({ problems, isRunnable }: GraphReport, terminal: Terminal): ExitStatus {
  for (const problem of problems) {
    terminal.out(`${problem.severity}  ${formatProblem(problem)}`)
  }
  return isRunnable ? 0 : 1
}
