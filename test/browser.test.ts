import { expect, test } from 'vitest'
import { firstThatStarts, installedPaths, places, type Place, type Trial } from './browser.js'

const at = (name: string, path: string | null = `/${name}`): Place => ({
  name,
  find: () => Promise.resolve(path === null ? undefined : { executablePath: path }),
})
const startsOnly =
  (...paths: string[]): Trial =>
  ({ executablePath }) =>
    Promise.resolve(paths.includes(executablePath) ? undefined : 'error while loading shared libraries\nmore')

test('the first browser that starts is taken, and later ones are not tried', async () => {
  const tried: string[] = []
  const trial: Trial = (browser) => {
    tried.push(browser.executablePath)
    return startsOnly('/b', '/c')(browser)
  }
  const browser = await firstThatStarts([at('none', null), at('a'), at('b'), at('c')], trial)
  expect(browser.executablePath).toBe('/b')
  expect(browser.args).toContain('--use-webgpu-adapter=swiftshader')
  expect(tried).toEqual(['/a', '/b'])
})

test('where none starts the error is one line with each reason and a way out', async () => {
  const broken: Place = { name: 'broken', find: () => Promise.reject(new Error('no space left')) }
  const error = await firstThatStarts([at('a'), broken], startsOnly()).catch((reason: unknown) => String(reason))
  expect(error).toBe(
    'Error: no browser starts (tried a: error while loading shared libraries; broken: Error: no space left): ' +
      'install Chrome or Chromium, or set CHROME_PATH to the file of one',
  )
})

test('the order is: named by hand, installed, of Playwright, of the npm package', () => {
  const names = places({ CHROME_PATH: '/x/chrome', CHROMIUM_PATH: '/x/chromium', PATH: '/home/me/bin' }, 'linux').map(
    (place) => place.name,
  )
  expect(names.slice(0, 3)).toEqual(['CHROME_PATH', 'CHROMIUM_PATH', '/home/me/bin/google-chrome-stable'])
  expect(names).toContain('/usr/bin/chromium')
  expect(names.slice(-2)).toEqual(["Playwright's own browser", '@sparticuz/chromium'])
})

test('a browser named by hand that does not start is passed over, and said if there is no other', async () => {
  const [named] = places({ CHROME_PATH: '/nowhere/chrome' }, 'linux')
  const reason = await firstThatStarts(named ? [named] : [], () => Promise.resolve('ENOENT')).catch(String)
  expect(reason).toContain('CHROME_PATH: ENOENT')
})

test('each system has its usual places', () => {
  expect(installedPaths({}, 'darwin')[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  expect(installedPaths({ ProgramFiles: 'C:\\Program Files' }, 'win32')[0]).toBe(
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  )
})
