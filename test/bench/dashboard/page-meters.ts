import type { CDPSession, Page } from '@playwright/test'

/** Frames of a stretch of scrolling. */
export interface FrameFigures {
  readonly framesPerSecond: number
  readonly longestMs: number
}

/** Scrolls the grid up and down for some time, so far with every frame, and counts the frames that come of it. */
export async function measureFrames(page: Page, durationMs: number, stepPx: number): Promise<FrameFigures> {
  return await page.evaluate(
    async ([lastsMs, step]) => {
      const scroll = document.querySelector('.connections-scroll')
      if (scroll === null) throw new Error('There is no grid')
      const times: number[] = []
      let way = 1
      await new Promise<void>((done) => {
        const frame = (now: number): void => {
          times.push(now)
          if (scroll.scrollTop + scroll.clientHeight >= scroll.scrollHeight - 1) way = -1
          if (scroll.scrollTop <= 0) way = 1
          scroll.scrollTop += way * step
          if (now - (times[0] ?? now) < lastsMs) requestAnimationFrame(frame)
          else done()
        }
        requestAnimationFrame(frame)
      })
      const gaps = times.slice(1).map((time, place) => time - (times[place] ?? time))
      const all = (times.at(-1) ?? 0) - (times[0] ?? 0)
      return { framesPerSecond: (gaps.length / all) * 1000, longestMs: Math.max(...gaps) }
    },
    [durationMs, stepPx] as const,
  )
}

/** What happens in the page between two batches. */
export interface RepaintFigures {
  /** Rows whose content changes with a batch. */
  readonly rowsPerTick: number
  /** Rows in sight that a batch speaks of. */
  readonly spokenOfPerTick: number
  /** Changes to rows nobody spoke of, in all; clocks are left out. */
  readonly unasked: number
}

/** Watches the rows of the grid while it stands still. */
export async function measureRepaints(page: Page, durationMs: number): Promise<RepaintFigures> {
  return await page.evaluate(async (lastsMs) => {
    const body = document.querySelector('.connections > tbody')
    if (body === null) throw new Error('There is no grid')
    const isClock = /^\d+(:\d\d)+$|^\d+ d/
    const touched = new Set<string>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const id = element?.closest('tr')?.getAttribute('data-session-id')
        // The curve says its own, once a second.
        if (id == null || element?.closest('.sparkline') !== null) continue
        if (!isClock.test(target.textContent ?? '')) touched.add(id)
      }
    })
    observer.observe(body, { subtree: true, childList: true, characterData: true, attributes: true })
    let ticks = 0
    let rows = 0
    let spokenOf = 0
    let unasked = 0
    const portside = (
      window as unknown as {
        portside: {
          listen: (name: string, listener: (batch: { events: { id?: string }[] }) => void) => () => void
        }
      }
    ).portside
    let named = new Set<string>()
    const stop = portside.listen('batch', ({ events }) => {
      // What the batch before this one has led to.
      if (ticks > 0) {
        rows += touched.size
        unasked += [...touched].filter((id) => !named.has(id)).length
      }
      touched.clear()
      named = new Set(events.flatMap(({ id }) => id ?? []))
      spokenOf += [...body.querySelectorAll('[data-session-id]')].filter((row) =>
        named.has(row.getAttribute('data-session-id') ?? ''),
      ).length
      ticks += 1
    })
    await new Promise((done) => setTimeout(done, lastsMs))
    stop()
    observer.disconnect()
    return { rowsPerTick: rows / (ticks - 1), spokenOfPerTick: spokenOf / ticks, unasked }
  }, durationMs)
}

/** Changes and animations in the window while nothing happens; clocks are left out. */
export async function measureIdle(page: Page, durationMs: number): Promise<number> {
  return await page.evaluate(async (lastsMs) => {
    const isClock = /^\d+(:\d\d)+$|^\d+ d/
    let changes = 0
    const observer = new MutationObserver((records) => {
      changes += records.filter(({ target }) => !isClock.test(target.textContent ?? '')).length
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    await new Promise((done) => setTimeout(done, lastsMs))
    observer.disconnect()
    return changes + document.getAnimations().filter(({ playState }) => playState === 'running').length
  }, durationMs)
}

/** Memory of the page in MB and its nodes in the document, after everything that can go has gone. */
export async function measureMemory(
  devtools: CDPSession,
): Promise<{ readonly heapMb: number; readonly nodes: number }> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heapMb: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes') }
}
