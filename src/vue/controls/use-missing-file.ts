import { type Ref, ref, watch } from 'vue'
import type { FileReference } from '../../definition/params/file.js'
import type { ParamFiles } from './file-keeping.js'

/** Whether the bytes of a file are not on this machine. It is asked anew whenever another file is named. */
export function useMissingFile(
  reference: () => FileReference | null,
  files: () => ParamFiles | undefined,
): Ref<boolean> {
  const isMissing = ref(false)
  watch(
    () => reference()?.sha256,
    async () => {
      const asked = reference()
      isMissing.value = false
      const keeping = files()
      if (!asked || !keeping) return
      const isThere = await keeping.has(asked).catch(() => true)
      if (reference()?.sha256 === asked.sha256) isMissing.value = !isThere
    },
    { immediate: true },
  )
  return isMissing
}
