import { readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

/**
 * Leaves `new URL('...', import.meta.url)` to the bundler of whoever uses the library (Vite would inline the file as base64 and
 * bundle the worker), and copies the files that such URLs name: into `dist/wasm` if they end in .wasm, else into `dist/assets`.
 */
export function keepModuleUrls(): Plugin {
  const pattern = /new URL\(\s*'(\.[^']+)',\s*import\.meta\.url,?\s*\)/g
  return {
    name: 'keep-module-urls',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0] ?? id
      if (file.includes('node_modules')) return
      const kept = code.replace(pattern, (_, url: string) => {
        if (/\.[jt]s$/.test(url)) return `new URL('${url.replace(/ts$/, 'js')}', __module_url__)`
        const fileName = `${url.endsWith('.wasm') ? 'wasm' : 'assets'}/${basename(url)}`
        this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(dirname(file), url)) })
        const module = relative(root, file)
          .replaceAll('\\', '/')
          .replace(/^src\//, '')
        return `new URL('${'../'.repeat(module.split('/').length - 1) || './'}${fileName}', __module_url__)`
      })
      return kept === code ? undefined : kept
    },
    renderChunk: (code) => code.replaceAll('__module_url__', 'import.meta.url'),
  }
}
