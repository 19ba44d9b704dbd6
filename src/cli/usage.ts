/** How the command line is called; printed by `--help`. */
export const usage = `rete-tfjs: graphs of neural networks, without the editor

  rete-tfjs nodes [--json]            the catalogue
  rete-tfjs check GRAPH.json          problems, one a line
  rete-tfjs summary GRAPH.json        node, output shape, parameters, multiply-adds; totals
  rete-tfjs run GRAPH.json [options]  runs it and prints what it gives
  rete-tfjs train GRAPH.json [options]  trains it and prints a line an epoch

options of run
  --feed ID.PORT=FILE     a value for an Input node, from .npy or .json; may be repeated
  --fetch ID.PORT         an output to compute, by default every unconnected one; may be repeated
  --weights FILE          weights from a .safetensors file
  --training              dropout, noise and batch statistics are active
  --batch N               how many examples data sources give (what the graph says, else 32)
  --backend NAME          wasm (default) or cpu
  --out DIR               writes each output as ID.PORT.npy
  --json                  prints { "ID.PORT": { "dtype", "shape", "data" } }

options of train
  --trainer ID            which Trainer, where the graph has several; repeated: one after the other
  --epochs N              in place of those of the Trainer
  --seed N                in place of that of the graph: other weights, order and dropout
  --weights FILE          begins with the weights of a .safetensors file
  --backend NAME          wasm (default) or cpu
  --out FILE              writes the weights to a .safetensors file
  --record FILE           writes seed, backend, versions, data hashes and all figures as JSON
  --json                  prints one line of JSON an epoch

exit status: 0 done, 1 the graph has problems or its loss became NaN or infinite, 2 wrong usage or unreadable file
`

/** A call that cannot be understood or a file that cannot be read: one line, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
