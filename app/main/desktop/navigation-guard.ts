import { app, session } from 'electron'

/** Keeps every page of this program where it is: no navigation, no redirect, no new window, no webview, no permission. */
export function setupNavigationGuard(log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (what: string) => (details: Electron.Event & { readonly url?: string }) => {
      details.preventDefault()
      log(`refused ${what}${details.url === undefined ? '' : ` to ${details.url}`}`)
    }
    contents.on('will-navigate', refuse('a navigation'))
    contents.on('will-frame-navigate', refuse('a navigation of a frame'))
    contents.on('will-redirect', refuse('a redirect'))
    contents.on('will-attach-webview', refuse('a webview'))
    contents.setWindowOpenHandler(({ url }) => {
      log(`refused a new window for ${url}`)
      return { action: 'deny' }
    })
  })
}

/** Denies whatever a page may ask for, and says no when it only looks whether it might. Call when Electron is ready. */
export function denyPermissions(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
}
