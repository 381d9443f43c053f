import type { Page } from '@playwright/test'

interface Heard {
  /** When the button or key was pressed last. */
  pressedAt: number
  /** When the server said that a session had ended, and why; its own clock, which is this computer's. */
  readonly ended: { readonly at: number; readonly reason: string }[]
  /** When the server said that a session moved nothing any more; its client may have left at once. */
  readonly resting: number[]
}

declare global {
  interface Window {
    heard: Heard
  }
}

/**
 * Measures in the window how long the server takes from a click to the effect. The test itself is no clock: it may wait
 * for a busy computer as long as it likes.
 */
export class StopClock {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Listens from now on. */
  async start(): Promise<void> {
    await this.#page.evaluate(() => {
      const heard: Heard = { pressedAt: 0, ended: [], resting: [] }
      window.heard = heard
      for (const type of ['click', 'keydown']) {
        window.addEventListener(type, () => (heard.pressedAt = Date.now()), true)
      }
      window.portside?.listen('batch', ({ at, events }) => {
        for (const event of events) {
          if (event.type !== 'session-changed') continue
          const { endedAt, endReason, transfer } = event.session
          if (endedAt !== null) heard.ended.push({ at: endedAt, reason: endReason ?? '' })
          if (endedAt !== null || transfer === null) heard.resting.push(endedAt ?? at)
        }
      })
    })
  }

  /** Milliseconds from the last click or key to the last session that ended for this reason; null when none has. */
  async untilEnded(reason: string): Promise<number | null> {
    return await this.#page.evaluate((wanted) => {
      const last = window.heard.ended.findLast((entry) => entry.reason === wanted)
      return last === undefined || last.at < window.heard.pressedAt ? null : last.at - window.heard.pressedAt
    }, reason)
  }

  /** Milliseconds from the last click or key to the first word that a session rests; null while there is none. */
  async untilResting(): Promise<number | null> {
    return await this.#page.evaluate(() => {
      const first = window.heard.resting.find((at) => at >= window.heard.pressedAt)
      return first === undefined ? null : first - window.heard.pressedAt
    })
  }
}
