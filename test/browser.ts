import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** What Playwright's `chromium.launch` needs to start a browser. */
export interface Browser {
  readonly executablePath: string
  readonly args: string[]
  readonly env?: Record<string, string>
}

/** A place where a browser may be; `find` gives `undefined` where there is none. */
export interface Place {
  readonly name: string
  find(): Promise<Omit<Browser, 'args'> | undefined>
}

/** Says why a browser does not start, or `undefined` if it does. */
export type Trial = (browser: Browser) => Promise<string | undefined>

/** WebGL 2 and WebGPU in software, so that pages compute the same on every machine, and no traffic of the browser's own. */
const args = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

let found: Promise<Browser> | undefined

/**
 * Gives the first browser that starts: the one named by CHROME_PATH or CHROMIUM_PATH, an installed Chrome, Chromium or Edge,
 * one that Playwright downloaded, and last the one inside the npm package `@sparticuz/chromium`.
 *
 * @throws if none starts; the message is one line that says how to get one.
 */
export function findBrowser(): Promise<Browser> {
  found ??= firstThatStarts(places(process.env, process.platform), trial)
  return found
}

/** Tries the places in turn. A place that has a browser which does not start is passed over; the error at the end names it. */
export async function firstThatStarts(candidates: readonly Place[], starts: Trial): Promise<Browser> {
  const failures: string[] = []
  for (const place of candidates) {
    try {
      const installed = await place.find()
      if (!installed) continue
      const browser = { ...installed, args }
      const failure = await starts(browser)
      if (failure === undefined) return browser
      failures.push(`${place.name}: ${firstLine(failure)}`)
    } catch (error) {
      failures.push(`${place.name}: ${firstLine(String(error))}`)
    }
  }
  const tried = failures.length > 0 ? ` (tried ${failures.join('; ')})` : ''
  throw new Error(`no browser starts${tried}: install Chrome or Chromium, or set CHROME_PATH to the file of one`)
}

/** Where a browser may be, in the order in which they are tried. */
export function places(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Place[] {
  const file = (name: string, path: string | undefined): Place => ({
    name,
    find: () => Promise.resolve(path !== undefined && existsSync(path) ? { executablePath: path } : undefined),
  })
  const named = ['CHROME_PATH', 'CHROMIUM_PATH'].flatMap((name) => {
    const path = env[name]
    // Named by hand, so a file that is not there is reported rather than passed over in silence.
    return path ? [{ name, find: () => Promise.resolve({ executablePath: path }) }] : []
  })
  const installed = installedPaths(env, platform).map((path) => file(path, path))
  return [...named, ...installed, playwrights, packaged(platform)]
}

/** The usual files of Chrome, Chromium and Edge: by PATH on Linux, at their fixed places on macOS and Windows. */
export function installedPaths(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    )
  }
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    const files = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return files.flatMap((path) => folders.map((folder) => `${folder}\\${path}`))
  }
  const folders = [
    ...new Set([
      ...(env['PATH'] ?? '').split(delimiter),
      '/usr/bin',
      '/usr/local/bin',
      '/snap/bin',
      '/opt/google/chrome',
    ]),
  ]
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
  return names.flatMap((name) =>
    folders.filter((folder) => folder.startsWith('/')).map((folder) => `${folder}/${name}`),
  )
}

const playwrights: Place = {
  name: "Playwright's own browser",
  async find() {
    const { chromium } = await import('playwright-core')
    const executablePath = chromium.executablePath()
    return existsSync(executablePath) ? { executablePath } : undefined
  },
}

/**
 * The package carries its browser and the libraries that it needs, compressed. It is unpacked by a process of its own, since the package reads
 * and sets environment variables when it is imported, and into a directory that is renamed when it is complete, since several test runs
 * may start at once and the package takes any file that is there for a browser.
 */
const packaged = (platform: NodeJS.Platform): Place => ({
  name: '@sparticuz/chromium',
  async find() {
    if (platform !== 'linux' || process.arch !== 'x64') return undefined
    const modules = join(import.meta.dirname, '../node_modules')
    const { version } = JSON.parse(await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
      version: string
    }
    const cache = join(modules, '.cache')
    const directory = join(cache, `chromium-${version}`)
    if (!existsSync(directory)) {
      await mkdir(cache, { recursive: true })
      const unfinished = await mkdtemp(`${directory}-unpacking-`)
      const unpack = `import('@sparticuz/chromium').then((package_) => package_.default.executablePath())`
      await promisify(execFile)(process.execPath, ['-e', unpack], {
        cwd: join(modules, '..'),
        env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      })
      await writeFile(join(unfinished, 'fonts/fonts.conf'), fontsConf(directory))
      await rename(unfinished, directory).catch(() => rm(unfinished, { recursive: true }))
    }
    const libraries = [join(directory, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
    const env = {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: libraries,
      FONTCONFIG_PATH: join(directory, 'fonts'),
    }
    return { executablePath: join(directory, 'chromium'), env }
  },
})

// The package's own file names directories of the machines that it was made for.
const fontsConf = (directory: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${directory}/fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${directory}/cache</cachedir></fontconfig>
`

/** Starting it is the only proof: `--version` answers although a library that pages need is missing. */
const trial: Trial = async (browser) => {
  const { chromium } = await import('playwright-core')
  try {
    const running = await chromium.launch({ ...browser, headless: true })
    await (await running.newPage()).goto('about:blank')
    await running.close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 200) ?? ''
}
