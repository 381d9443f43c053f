import { app, BrowserWindow } from 'electron'

/** What ending the program asks for. */
export interface QuitDelegates {
  /** Lets everything come to its end. */
  readonly drain: () => Promise<void>
  /** The program goes on without a window. */
  readonly isInBackground: () => boolean
  readonly log: (line: string) => void
}

/**
 * Ends the program only after its windows are closed and `drain` is through: no client is cut off in the middle of a
 * reply and no file is left half written. Returns what tells whether the end has begun.
 */
export function setupQuit({ drain, isInBackground, log }: QuitDelegates): () => boolean {
  let state: 'running' | 'draining' | 'drained' = 'running'

  app.on('before-quit', (event) => {
    if (state === 'drained') return
    event.preventDefault()
    if (state === 'draining') return
    state = 'draining'
    for (const window of BrowserWindow.getAllWindows()) window.close()
    drain()
      .catch((error: unknown) => log(`the server did not stop in good order: ${String(error)}`))
      .finally(() => {
        state = 'drained'
        app.quit()
      })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !isInBackground()) app.quit()
  })
  return () => state !== 'running'
}
