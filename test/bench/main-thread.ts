import type { CDPSession, Page } from 'playwright-core'

/** One task of a page's main thread. Times in milliseconds. */
export interface MainThreadTask {
  /** From its begin to its end: as long as nothing else was answered. */
  readonly duration: number
  /** Of which the thread had a processor. */
  readonly computing: number
}

/** How a page's main thread fares. Times in milliseconds. */
export interface MainThreadTimes {
  readonly tasks: readonly MainThreadTask[]
  /** Between animation frames. */
  readonly frames: readonly number[]
}

/** What Chromium's trace tells, as far as it is read here. Times in microseconds. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

declare global {
  /** Ends the measurement of frames that was begun in this page. */
  var endFrames: (() => readonly number[]) | undefined
}

/** Measures the main thread of a page while `work` goes on, by the browser's own account of its tasks. */
export async function measureMainThread(page: Page, work: () => Promise<void>): Promise<MainThreadTimes> {
  const browser = page.context().browser()
  if (!browser) throw new Error('expected a page of a browser that was launched')
  const session = await browser.newBrowserCDPSession()
  const events: TraceEvent[] = []
  // Chromium's own format: the protocol declares it as objects without members.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'], recordMode: 'recordUntilFull', traceBufferSizeInKb: 200_000 },
  })
  await page.evaluate(watchFrames)
  await work()
  const frames = (await page.evaluate(() => globalThis.endFrames?.())) ?? []
  await endTrace(session)
  return { tasks: tasksIn(events), frames }
}

function watchFrames(): void {
  const frames: number[] = []
  let last = 0
  let isOn = true
  const onFrame = (now: number) => {
    if (last > 0) frames.push(now - last)
    last = now
    if (isOn) requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
  globalThis.endFrames = () => {
    isOn = false
    return frames
  }
}

async function endTrace(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
}

function tasksIn(events: readonly TraceEvent[]): MainThreadTask[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const isMain = ({ name, ph, args }: TraceEvent) =>
    ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain'
  const main = new Set(events.filter(isMain).map(threadOf))
  const tasks = events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('the trace of the browser has no task of a main thread')
  return tasks.map(({ dur = 0, tdur = 0 }) => ({ duration: dur / 1000, computing: tdur / 1000 }))
}
