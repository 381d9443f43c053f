import { setTimeout as wait } from 'node:timers/promises'
import { buildIfStale } from '../../../scripts/lib/build.mjs'
import { prepareDesktopTests } from '../../../scripts/lib/desktop-test-setup.mjs'
import { DashboardPage } from '../../helpers/e2e/dashboard-page.ts'
import { type DesktopApp, launchDesktopApp, temporaryFolder } from '../../helpers/e2e/desktop-app.ts'
import {
  fakeSessions,
  sessionCount,
  startTraffic,
  stopTraffic,
  takeOverFeed,
} from '../dashboard/fake-traffic.ts'
import { measureFrames, measureIdle, measureMemory, measureRepaints } from '../dashboard/page-meters.ts'
import { printed, type Row, rowOf } from '../frame.ts'

const stretchMs = 10_000
/** Five rows with every frame. */
const scrollStepPx = 180
const settleMs = 3_000
/** Between two looks at the memory. */
const lookMs = 15_000
const minutesFlag = '--minutes='

/**
 * The real window with a thousand sessions and four batches a second, built when it is stale and on a display of its own
 * where there is none. `--minutes=30` watches the memory for half an hour instead of two minutes.
 */
export async function run(): Promise<Row[]> {
  await buildIfStale()
  const { stop } = await prepareDesktopTests()
  const scratch = temporaryFolder('bench-dashboard')
  const desktop = await launchDesktopApp(scratch.path)
  try {
    return await measure(desktop)
  } finally {
    await desktop.quit()
    scratch.remove()
    stop()
  }
}

async function measure(desktop: DesktopApp): Promise<Row[]> {
  const { app, page } = desktop
  await showSessions(desktop, false)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  const rows: Row[] = []
  const say = (measure: string, ...figures: number[]): void => {
    rows.push(printed(rowOf(measure, 'dashboard', figures)))
  }

  await wait(settleMs)
  say('changes in 5 s at idle', await measureIdle(page, 5_000))

  say('frames/s of a still window', (await measureFrames(page, stretchMs, 0)).framesPerSecond)

  await showSessions(desktop, true)
  await startTraffic(app, false)
  const repaints = await measureRepaints(page, stretchMs)
  say('rows repainted per tick', repaints.rowsPerTick)
  say('rows in sight a tick speaks of', repaints.spokenOfPerTick)
  say('rows repainted unasked', repaints.unasked)
  const frames = await measureFrames(page, stretchMs, scrollStepPx)
  say('frames/s while scrolling', frames.framesPerSecond)
  say('longest frame, ms', frames.longestMs)
  await page.getByRole('button', { name: 'Speed', exact: true }).click()
  const sorted = await measureFrames(page, stretchMs, scrollStepPx)
  say('frames/s, ordered by speed', sorted.framesPerSecond)
  say('longest frame, ordered by speed, ms', sorted.longestMs)
  await stopTraffic(app)

  await startTraffic(app, true)
  const minutes = Number(
    process.argv.find((word) => word.startsWith(minutesFlag))?.slice(minutesFlag.length) ?? 2,
  )
  const looks: { readonly heapMb: number; readonly nodes: number }[] = []
  // The first newcomers fill the list; from then on as many go as come.
  await wait(lookMs * 2)
  for (let passedMs = 0; passedMs <= minutes * 60_000; passedMs += lookMs) {
    looks.push(await measureMemory(devtools))
    await wait(lookMs)
  }
  await stopTraffic(app)
  say(`memory over ${minutes} min of churn, MB`, ...looks.map(({ heapMb }) => heapMb))
  say('nodes in the page', ...looks.map(({ nodes }) => nodes))
  return rows
}

async function showSessions({ app, page }: DesktopApp, areBusy: boolean): Promise<void> {
  await takeOverFeed(app, fakeSessions(Date.now(), areBusy))
  await page.reload()
  await new DashboardPage(page).open('Connections')
  await page.locator(`[aria-rowcount="${sessionCount + 1}"]`).waitFor()
}
