import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createApp, h, reactive } from 'vue'
import type { EpochRecord, TrainingProgress, TrainingRecord } from '../../../src/graph/training.js'
import { createTrainingRun, showTrainingEvent, TrainingPanel, type TrainingRun } from '../../../src/vue/index.js'
import type { PanelTab, TableCell } from '../../../src/vue/index.js'
import { until } from '../../until.js'
import { catalogue } from '../open.js'

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

const record: TrainingRecord = {
  ...{ run: 'a', trainer: 'trainer', seed: 1, trainingSeed: 1, backend: 'cpu', versions: {}, data: {} },
  ...{ examples: { training: 8, validation: 2 }, startedAt: 0, epochs: [] },
}
const epoch = (number: number, step: number): EpochRecord => ({
  ...{ epoch: number, step, learningRate: 0.1, seconds: 1 },
  ...{ training: { loss: 1 / number, accuracy: 0.5 }, validation: { loss: 2 / number, accuracy: 0.25 } },
  tables: { confusion: { dtype: 'float32', shape: [2, 2], data: new Float32Array([8, 2, 1, 9]) } },
})

function trainedRun(label: string, steps: number, colour = 0): TrainingRun {
  const run = createTrainingRun({ id: label, trainer: 'trainer', label, colour })
  const losses = Array.from({ length: steps }, (_, index) => 2 / (1 + index / 500) + Math.sin(index) / 10)
  showTrainingEvent(run, { event: 'started', record, losses })
  for (let number = 1; number <= 20; number++) {
    showTrainingEvent(run, { event: 'epoch', epoch: epoch(number, (steps * number) / 20) })
  }
  return run
}

/** Adds the losses of the next steps, as a message of the engine does. */
function learn(run: TrainingRun, losses: readonly number[]): void {
  const step = run.losses.length + losses.length
  const progress: TrainingProgress = {
    ...{ state: 'running' as const, epoch: 21, epochs: 30, batch: 1, batches: 50, step, learningRate: 0.1, losses },
    ...{ examplesPerSecond: 1000, secondsLeft: 10, figures: { loss: 0.1 }, memory: { tensors: 1, bytes: 4 } },
  }
  showTrainingEvent(run, { event: 'progress', progress })
}

/** A panel in a page, with what it was asked to do. */
async function openPanel(runs: readonly TrainingRun[], tab: PanelTab = 'curves') {
  await page.viewport(1200, 600)
  const container = document.createElement('div')
  container.style.cssText = 'position:fixed;inset:0;width:1100px;height:420px'
  document.body.append(container)
  const shown = reactive({ tab })
  const selected: TableCell[] = []
  const app = createApp(() =>
    h(TrainingPanel, {
      ...{ runs, run: runs.at(-1) ?? null, commands: [], catalogue, tab: shown.tab },
      'onUpdate:tab': (next: PanelTab) => (shown.tab = next),
      onSelect: (cell: TableCell) => selected.push(cell),
    }),
  )
  app.mount(container)
  onTestFinished(() => {
    app.unmount()
    container.remove()
  })
  const charts = () => [...container.querySelectorAll<HTMLElement>('.rt-chart')]
  await until(() => tab !== 'curves' || charts().every((chart) => chart.querySelector('canvas') !== null))
  await frame()
  return { container, shown, selected, charts }
}

/** How often each canvas is cleared from now on: once a drawing. */
function countDrawings(): Map<EventTarget, number> {
  const counts = new Map<EventTarget, number>()
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const clear = CanvasRenderingContext2D.prototype.clearRect
  const spy = vi.spyOn(CanvasRenderingContext2D.prototype, 'clearRect').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...box
  ) {
    counts.set(this.canvas, (counts.get(this.canvas) ?? 0) + 1)
    clear.apply(this, box)
  })
  onTestFinished(() => spy.mockRestore())
  return counts
}

/** The share of the pixels of a chart that are drawn. */
function inkOf(chart: HTMLElement | undefined): number {
  const canvas = chart?.querySelector('canvas')
  const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  let drawn = 0
  for (let index = 3; index < pixels.length; index += 4) if (pixels[index]! > 0) drawn++
  return drawn / (pixels.length / 4)
}

describe('the training panel', () => {
  it('draws 20,000 steps of several runs, and says in words what they come to', async () => {
    const { charts } = await openPanel([trainedRun('Run 1', 20_000), trainedRun('Run 2', 20_000, 1)])
    const [loss, accuracy] = charts()
    expect(charts()).toHaveLength(2)
    expect(inkOf(loss)).toBeGreaterThan(0.02)
    expect(inkOf(accuracy)).toBeGreaterThan(0.005)
    expect(loss?.textContent).toContain('step 20,000')
    expect(loss?.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(
      /^Loss by step: Run 1 0\.\d+, Run 1, validation 0\.1, Run 2 0\.\d+, Run 2, validation 0\.1$/,
    )
  })

  it('draws a chart again only when its own numbers are new, and once for many messages in a frame', async () => {
    const run = trainedRun('Run 1', 20_000)
    const { charts } = await openPanel([run])
    const [loss, accuracy] = charts().map((chart) => chart.querySelector('canvas')!)
    const drawings = countDrawings()
    const drawn = () => [loss, accuracy].map((canvas) => drawings.get(canvas!) ?? 0)
    await frame()
    await frame()
    expect(drawn()).toEqual([0, 0])
    for (let message = 0; message < 10; message++) learn(run, [0.5, 0.4])
    await until(() => drawn()[0] !== 0)
    await frame()
    expect(drawn()).toEqual([1, 0])
    learn(run, [])
    await frame()
    await frame()
    expect(drawn()).toEqual([1, 0])
    showTrainingEvent(run, { event: 'epoch', epoch: epoch(21, run.losses.length) })
    await until(() => drawn()[1] !== 0)
    expect(drawn()[1]).toBe(1)
  })

  it('hides a run, and shows it again', async () => {
    const run = trainedRun('Run 1', 2000)
    const { container, charts } = await openPanel([run])
    const full = inkOf(charts()[0])
    container.querySelector<HTMLInputElement>('[aria-label="Show Run 1"]')?.click()
    await until(() => inkOf(charts()[0]) < full)
    container.querySelector<HTMLInputElement>('[aria-label="Show Run 1"]')?.click()
    await until(() => Math.abs(inkOf(charts()[0]) - full) < 0.001)
  })

  it('zooms all charts by dragging over one, and back', async () => {
    const { charts, container } = await openPanel([trainedRun('Run 1', 20_000)])
    const over = charts()[0]?.querySelector<HTMLElement>('.u-over')
    if (!over) throw new Error('expected a plot')
    const at = (share: number) => ({ x: share * over.clientWidth, y: 40 })
    await userEvent.dragAndDrop(over, over, { sourcePosition: at(0.25), targetPosition: at(0.5) })
    await until(() => container.querySelectorAll('.rt-chart-all').length === 2)
    container.querySelector<HTMLButtonElement>('.rt-chart-all')?.click()
    await until(() => container.querySelectorAll('.rt-chart-all').length === 0)
  })

  it('has the epochs as a table, and a confusion matrix whose cells can be pressed', async () => {
    const { container, shown, selected } = await openPanel([trainedRun('Run 1', 2000)])
    shown.tab = 'epochs'
    await until(() => container.querySelectorAll('.rt-epochs tbody tr').length === 20)
    expect(container.querySelector('.rt-epochs tbody tr')?.textContent).toContain('2000')
    shown.tab = 'confusion'
    await until(() => container.querySelectorAll('.rt-confusion button').length === 4)
    container.querySelector<HTMLButtonElement>('[aria-label="2 examples of 0 taken for 1"]')?.click()
    expect(selected).toEqual([{ metric: 'confusion', row: 0, column: 1, epoch: 20 }])
  })
})
