import { computed, ref, watch } from 'vue'
import type { JsonValue } from '../../definition/json.js'
import type { ParamEditing } from './editing.js'
import { describeRefusal } from './refusal.js'

/** How a value is written in a text field and read from it. */
export interface FieldFormat {
  write(value: JsonValue): string
  /** The value, or what was expected. */
  read(text: string): { readonly value: JsonValue } | { readonly expected: string }
}

export interface FieldSource {
  readonly value: JsonValue
  readonly editing: ParamEditing
}

/**
 * A text field over a parameter: what is typed stays until it is taken over or given up. It is taken over on Enter and when the field is left;
 * a refused text stays in the field beside the reason; Escape brings the value back.
 */
export function useField(source: FieldSource, format: FieldFormat) {
  const typed = ref<string | null>(null)
  const refusal = ref<string | null>(null)
  const text = computed(() => typed.value ?? format.write(source.value))

  watch(
    () => source.value,
    () => {
      // Changed from elsewhere (undo, a slider): that is newer than what was typed, unless it was refused and waits for the person.
      if (refusal.value === null) typed.value = null
    },
  )

  function type(next: string): void {
    typed.value = next
  }

  function commit(): boolean {
    if (typed.value === null) return true
    const read = format.read(typed.value)
    if ('expected' in read) return refuse(`expected ${read.expected}`)
    const problem = source.editing.set(read.value)
    if (problem) return refuse(describeRefusal(problem))
    revert()
    return true
  }

  function refuse(reason: string): false {
    refusal.value = reason
    return false
  }

  function revert(): void {
    typed.value = null
    refusal.value = null
  }

  return { text, typed, refusal, type, commit, revert }
}
