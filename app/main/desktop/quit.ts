import { app, BrowserWindow } from 'electron'

/**
 * Ends the program only after its windows are closed and `drain` is through: no client is cut off in the middle of a
 * reply and no file is left half written. On macOS the program stays when its window is closed, as programs do there.
 */
export function setupQuit(drain: () => Promise<void>, log: (line: string) => void): void {
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
    if (process.platform !== 'darwin') app.quit()
  })
}
