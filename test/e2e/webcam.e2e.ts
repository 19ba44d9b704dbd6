import { unzipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import { chromium, type Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { beginNew, eventually, node, param } from './person.js'

const fakeCamera = '--use-fake-device-for-media-stream'

/** A page of the playground at a machine with a camera that shows a test picture. `answer` is what the person says when asked for it. */
async function withCamera(answer: 'allow' | 'deny', body: (page: Page) => Promise<void>): Promise<void> {
  const { args, ...browser } = inject('browser')
  const question = answer === 'allow' ? '--use-fake-ui-for-media-stream' : '--use-fake-ui-for-media-stream=deny'
  const running = await chromium.launch({ ...browser, args: [...args, fakeCamera, question], headless: true })
  const errors: string[] = []
  try {
    const page = await running.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
    // Tells whether a camera is on.
    await page.addInitScript(() => {
      const { mediaDevices } = navigator
      const open = mediaDevices.getUserMedia.bind(mediaDevices)
      const opened: MediaStreamTrack[] = []
      Object.assign(globalThis, { areCamerasOn: () => opened.map(({ readyState }) => readyState === 'live') })
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints)
        opened.push(...stream.getTracks())
        return stream
      }
    })
    await page.goto(inject('playground'))
    await body(page)
  } finally {
    await running.close()
  }
  expect(errors).toEqual([])
}

const camerasOn = (page: Page) => page.evaluate<boolean[]>('areCamerasOn()')

const control = (page: Page) => param(page, 'webcam1', 'file').locator('button.is-camera')

async function addWebcam(page: Page): Promise<void> {
  await beginNew(page)
  await page.locator('nav button[data-type="Webcam"]').click()
  await node(page, 'webcam1').waitFor()
}

test('snapshots of two classes are taken, kept, run and saved; the camera is on only meanwhile', async () => {
  await withCamera('allow', async (page) => {
    await addWebcam(page)
    expect((await control(page).textContent())?.trim()).toBe('Take snapshots…')
    expect(await camerasOn(page)).toEqual([])
    await control(page).click()
    const panel = page.getByRole('dialog', { name: 'Camera' })
    const take = panel.getByRole('button', { name: 'Take snapshot' })
    const name = panel.getByRole('textbox', { name: 'Class' })
    await eventually(async () => expect(await take.isEnabled()).toBe(true))
    expect(await camerasOn(page)).toEqual([true])

    const says = async (text: string) =>
      eventually(async () => expect((await control(page).textContent())?.trim()).toBe(text))
    await name.fill('waving')
    await take.click()
    await says('1 snapshot of 1 class…')
    await take.click()
    await says('2 snapshots of 1 class…')
    await name.fill('a/b')
    expect(await take.isDisabled()).toBe(true)
    await name.fill('still')
    await name.press('Enter')
    await says('3 snapshots of 2 classes…')
    await take.click()
    await says('4 snapshots of 2 classes…')
    await panel.getByRole('button', { name: 'Take it back' }).click()
    await says('3 snapshots of 2 classes…')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Save…' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('snapshots.zip')
    const archive = unzipSync(await readFile(await download.path()))
    expect(Object.keys(archive).map((path) => path.split('/')[0])).toEqual(['still', 'waving', 'waving'])

    await page.keyboard.press('Escape')
    await eventually(async () => expect(await camerasOn(page)).toEqual([false]))
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const image = page.getByRole('region', { name: 'Output image' })
    await eventually(async () => expect(await image.textContent()).toContain('[batch, 64, 64, 3]'))
    await eventually(async () => expect(await node(page, 'webcam1').locator('[role="alert"]').count()).toBe(0))

    // One archive is left of those that the snapshots made, and all of them are one step to undo.
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            indexedDB.open('rete-tfjs-files').onsuccess = ({ target }) => {
              const { result } = target as IDBOpenDBRequest
              const count = result.transaction('files').objectStore('files').count()
              count.onsuccess = () => {
                result.close()
                resolve(count.result)
              }
            }
          }),
      )
    await eventually(async () => expect(await kept()).toBe(1))
    await page.getByRole('button', { name: /^Undo/ }).click()
    await says('Take snapshots…')
    await page.getByRole('button', { name: /^Redo/ }).click()
    await says('3 snapshots of 2 classes…')
  })
})

test('a camera that is not allowed is one sentence', async () => {
  await withCamera('deny', async (page) => {
    await addWebcam(page)
    await control(page).click()
    const panel = page.getByRole('dialog', { name: 'Camera' })
    expect(await panel.getByRole('alert').textContent()).toBe(
      'camera: expected your permission to use it, received a refusal: allow it for this page in the browser',
    )
    expect(await panel.getByRole('button', { name: 'Take snapshot' }).isDisabled()).toBe(true)
  })
})
