import { countOf } from '../../definition/count-of.js'
import { isJsonList, isJsonObject, type JsonValue } from '../../definition/json.js'

/** A class of snapshots, and how many there are. */
export interface SnapshotClass {
  readonly name: string
  readonly images: number
}

/** What the value of a parameter tells of its images. */
export function classesOf(value: JsonValue): readonly SnapshotClass[] {
  const contents = isJsonObject(value) ? value['contents'] : undefined
  const classes = isJsonObject(contents) ? contents['classes'] : undefined
  if (!isJsonList(classes)) return []
  return classes.flatMap((each) => {
    if (!isJsonObject(each)) return []
    const { name, images } = each
    return typeof name === 'string' && typeof images === 'number' ? [{ name, images }] : []
  })
}

/** `12 snapshots of 2 classes`. */
export function countSnapshots(classes: readonly SnapshotClass[]): string {
  const count = classes.reduce((sum, { images }) => sum + images, 0)
  return `${countOf(count, 'snapshot')} of ${countOf(classes.length, 'class')}`
}
