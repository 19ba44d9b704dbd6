import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

/**
 * Writes the declarations into `dist/types`. Of those that vue-tsc emits, an import of `./X.vue` is made one of `./X.vue.js`, which every
 * kind of module resolution takes to `X.vue.d.ts`, and imports of styles are dropped.
 */
export function declarations(): Plugin {
  return {
    name: 'declarations',
    closeBundle() {
      const compiler = createRequire(import.meta.url).resolve('vue-tsc/bin/vue-tsc.js')
      execFileSync(process.execPath, [compiler, '--project', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
      for (const entry of readdirSync(join(root, 'dist/types'), { recursive: true, withFileTypes: true })) {
        if (!entry.name.endsWith('.d.ts')) continue
        const file = join(entry.parentPath, entry.name)
        const emitted = readFileSync(file, 'utf8')
        const text = emitted
          .replace(/(['"]\.[^'"]*\.vue)(?=['"])/g, '$1.js')
          .replace(/^import ['"][^'"]*\.css['"];\n/gm, '')
        if (text !== emitted) writeFileSync(file, text)
      }
    },
  }
}
