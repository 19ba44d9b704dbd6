import { formatFinding, type Problem } from '../definition/problem.js'

/** A graph or request that cannot be run, with everything that is in the way. */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  /** At least one. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const [first] = problems
    const rest = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
    super(first ? formatProblem(first) + rest : 'the graph cannot be run')
    this.problems = problems
  }
}

function formatProblem(problem: Problem): string {
  return problem.node === null ? formatFinding(problem) : `${problem.node}: ${formatFinding(problem)}`
}
