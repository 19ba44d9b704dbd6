import type { Control, Param } from '../param.js'

/** The parameter, or `null` for "none"; the default is `null` unless one is given. */
export function nullable<T>(param: Param<T>, initial: NoInfer<T> | null = null): Param<T | null> {
  return {
    ...param,
    default: initial,
    control: nullableControl(param.control),
    read: (value, context) => (value === null ? { value: null } : param.read(value, context)),
    write: (value) => (value === null ? null : param.write(value)),
    schema: (catalogue) => ({ anyOf: [{ type: 'null' }, param.schema(catalogue)] }),
  }
}

function nullableControl(control: Control): Control {
  switch (control.kind) {
    case 'integer':
    case 'number':
    case 'numbers':
    case 'tuple':
    case 'variant':
      return { ...control, nullable: true }
    default:
      return control
  }
}
