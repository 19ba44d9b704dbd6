import type { Plugin } from 'vite'

/**
 * TensorFlow.js starts the threads of its wasm backend with the source text of a function, which reads one variable from around it. A minifier
 * renames that variable, and each thread ends in a ReferenceError while the page waits. Declared inside, the text stands alone.
 */
export function threadsSurviveMinifying(): Plugin {
  const head = '(\nfunction(WasmBackendModuleThreadedSimd) {'
  return {
    name: 'threads-survive-minifying',
    transform: {
      filter: { id: /tfjs-backend-wasm-threaded-simd\.js/ },
      handler(code) {
        if (!code.includes(head)) this.error('expected the function that starts a thread of the wasm backend')
        return code.replace(head, `${head} var _scriptDir;`)
      },
    },
  }
}
