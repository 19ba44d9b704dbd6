import { formatFinding, type Problem } from '../definition/problem.js'

/** `conv1.params.units: expected ..., received ...`, in one line. */
export function formatProblem(problem: Problem): string {
  return `${problem.node === null ? '' : `${problem.node}.`}${formatFinding(problem)}\n`
}
