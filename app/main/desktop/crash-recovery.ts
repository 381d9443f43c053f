import { app, type BrowserWindow, dialog } from 'electron'
import { createCrashCount } from './crash-count.ts'

/** What recovery does outside the window. */
export interface CrashRecoveryDelegates {
  /** Stops the server: two crashes in a row may come from what a client sends. */
  readonly enterSafeMode: () => Promise<void>
  readonly log: (line: string) => void
}

/** Brings a crashed page back; the server and its transfers live elsewhere and go on. */
export function setupCrashRecovery(window: BrowserWindow, delegates: CrashRecoveryDelegates): void {
  const crashes = createCrashCount(() => performance.now())

  const recover = async (): Promise<void> => {
    const answer = crashes.record()
    if (answer === 'safe-mode') await delegates.enterSafeMode()
    if (answer === 'ask' && !(await wantsToReopen())) {
      app.quit()
      return
    }
    if (!window.isDestroyed()) window.webContents.reload()
  }

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    delegates.log(`the window's page ended: ${reason} (${exitCode})`)
    recover().catch((error: unknown) =>
      delegates.log(`the window could not be brought back: ${String(error)}`),
    )
  })
}

async function wantsToReopen(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'The Portside window keeps failing',
    detail: 'The server has been stopped. Your shares, users and settings are safe.',
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
