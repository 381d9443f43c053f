import { type BrowserWindow, dialog } from 'electron'
import type { CloseDecision } from './close-decision.ts'
import type { Words } from './texts/words.ts'

/** What closing a window asks for. */
export interface CloseDelegates {
  /** The program is on its way out: the window closes without a word. */
  readonly isQuitting: () => boolean
  readonly decide: () => Promise<CloseDecision>
  readonly words: () => Words
  readonly hasTray: () => boolean
  /** Keeps the answer for next time. */
  readonly remember: (action: 'keep' | 'quit') => Promise<void>
  /** The window goes and the server stays. */
  readonly onKept: () => void
  readonly quit: () => void
  readonly log: (line: string) => void
}

/**
 * Asks, or knows, what closing the window is to mean. A window that is kept in the background is closed for good and its
 * page with it: what is not there takes no time and no memory.
 */
export function setupCloseWindow(window: BrowserWindow, delegates: CloseDelegates): void {
  let isDeciding = false
  let mayClose = false

  const follow = async (): Promise<void> => {
    const decided = await delegates.decide()
    const action = decided === 'ask' ? await ask(window, delegates) : decided
    if (action === null || window.isDestroyed()) return
    if (action === 'quit') {
      delegates.quit()
      return
    }
    mayClose = true
    delegates.onKept()
    window.close()
  }

  window.on('close', (event) => {
    if (mayClose || delegates.isQuitting()) return
    event.preventDefault()
    if (isDeciding) return
    isDeciding = true
    follow()
      .catch((error: unknown) => delegates.log(`closing the window failed: ${String(error)}`))
      .finally(() => {
        isDeciding = false
      })
  })
}

async function ask(window: BrowserWindow, delegates: CloseDelegates): Promise<'keep' | 'quit' | null> {
  const words = delegates.words()
  const actions = ['keep', 'quit', null] as const
  const { response, checkboxChecked } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words('close.question'),
    detail: words(delegates.hasTray() ? 'close.detailWithTray' : 'close.detail'),
    buttons: [words('close.keep'), words('close.quit'), words('close.cancel')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
    checkboxLabel: words('close.remember'),
    checkboxChecked: false,
  })
  const action = actions[response] ?? null
  if (action !== null && checkboxChecked) await delegates.remember(action)
  return action
}
