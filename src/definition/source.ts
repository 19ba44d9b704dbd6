import type { TensorData, TensorType } from '../operations/types.js'
import type { JsonObject } from './json.js'
import type { Params, Values } from './param.js'
import type { FileReference } from './params/file.js'
import type { ImagesSummary } from './summary.js'

/** What a data source hands out. */
export interface SourceData {
  /** How many examples there are, 1 or more. */
  readonly examples: number
  /** The examples of these indices, one tensor `[indices, ...]` a port. */
  batch(indices: readonly number[]): Readonly<Record<string, TensorData>>
  /** What the whole numbers at a port stand for, by port: names of classes, the tokens of a vocabulary. */
  readonly classNames?: Readonly<Record<string, readonly string[]>>
}

/** Where the bytes of the user's files are. They never leave the machine. */
export interface FileStore {
  /** The bytes of a file, `null` where it is not there. A store that looks by name gives what bears it: who reads compares the hash. */
  find(reference: FileReference): Promise<Uint8Array | null>
}

/** A file that a person chose. */
export interface ChosenFile {
  /** Its name, in a folder with the names of the folders before it: `pets/cats/1.png`; of an empty folder, `pets/birds/`. */
  readonly path: string
  readonly data: Blob
}

/** What a source may ask for beside its parameters. */
export interface SourceContext {
  readonly files: FileStore
}

/** A node that brings examples into the graph instead of computing. */
export interface Source<P extends Params> {
  /** The dtypes and shapes of the outputs, the first axis being `batch`; `null` for one that these parameters leave out. */
  types(params: Values<P>): Readonly<Record<string, TensorType | null>>
  /** @throws NodeError with a place and what was expected there */
  load(params: Values<P>, context: SourceContext): Promise<SourceData>
  /** For a source that reads a file of the user's. */
  readonly inspection?: FileInspection<P>
}

/** How a source learns from a file what `types` needs, since that knows no bytes: it is written into the reference to the file. */
export interface FileInspection<P extends Params> {
  /** The parameter that holds the file. */
  readonly param: keyof P & string
  /** Whether what the reference tells is what would be found out with these parameters. */
  isCurrent(params: Values<P>): boolean
  /** @throws NodeError where there is nothing in the file that the source could take */
  inspect(params: Values<P>, context: SourceContext): Promise<Inspected>
}

/** What was found in a file. */
export interface Inspected {
  /** What the reference is to tell. */
  readonly contents: JsonObject
  /** The beginning, for a person to look at. It stays on the machine. */
  readonly preview: FilePreview
}

/** The beginning of a file. */
export type FilePreview = TextTable | ImagesSummary

/** The first rows of a table as they stand in its file. */
export interface TextTable {
  readonly kind: 'text table'
  /** Names with what the columns hold. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly string[])[]
}
