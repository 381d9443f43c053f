/** The desktop app, as a list of boot steps. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { dataFolderOf, defaultDataFolder } from './cli/data-folder.ts'
import { surviveClosedOutput } from './cli/signals.ts'
import { compose } from './compose.ts'
import type { Portside } from './compose-options.ts'
import { registerAppScheme, serveAppScheme } from './desktop/app-scheme.ts'
import { setupApplicationMenu } from './desktop/application-menu.ts'
import { appOrigin } from './desktop/asset-path.ts'
import { setupCrashRecovery } from './desktop/crash-recovery.ts'
import { denyPermissions, setupNavigationGuard } from './desktop/navigation-guard.ts'
import { createPlacementKeeper } from './desktop/placement-keeper.ts'
import { setupQuit } from './desktop/quit.ts'
import { claimSingleInstance } from './desktop/single-instance.ts'
import {
  applyTheme,
  chooseFolder,
  chooseImportFile,
  chooseProgram,
  chooseSaveFile,
  copyText,
  revealFolder,
  showStartFailure,
} from './desktop/system-services.ts'
import { focusWindow, openWindow } from './desktop/window.ts'
import { createBanStore, openBans } from './host/bans/ban-store.ts'
import { openTlsUse } from './host/certificates/tls-use.ts'
import { openFolderHistory } from './host/history/folder-history.ts'
import { noOverrides } from './host/server/engine-options-of.ts'
import { openDataFolder } from './host/settings/data-folder.ts'
import { setupIpc } from './ipc/setup-ipc.ts'

/** What running transfers get to finish when the person quits. */
const quitGraceMs = 5000

const log = (line: string): void => void process.stderr.write(`${line}\n`)

const dataFolder = resolve(
  dataFolderOf(process.argv) ??
    defaultDataFolder({ platform: process.platform, home: homedir(), environment: process.env }),
)
app.setName('Portside')
app.setPath('userData', dataFolder)

const placement = createPlacementKeeper(join(dataFolder, 'window.json'))
let window: BrowserWindow | null = null
/** Brings the window to the front, or opens a new one; known once there is something to show. */
let comeForward: () => void = () => undefined
const isFirst = claimSingleInstance(() => comeForward())
surviveClosedOutput()

if (isFirst) {
  registerAppScheme()
  setupNavigationGuard(log)
  // No top-level await: Electron is ready only after this file has run to its end.
  app
    .whenReady()
    .then(boot)
    .catch((error: unknown) => {
      showStartFailure(error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.exit(0)
}

async function boot(): Promise<void> {
  const { lock, store, notices } = await openDataFolder(dataFolder)
  applyTheme(store.current.appearance.theme)
  store.subscribe((settings) => applyTheme(settings.appearance.theme))

  const portside = compose({
    store,
    dataFolder,
    bans: await openBans(createBanStore(dataFolder)),
    history: openFolderHistory(dataFolder, import.meta.dirname, store),
    loadFixedCertificate: null,
    tlsUse: await openTlsUse({ folder: dataFolder, onTrouble: log }),
    overrides: noOverrides,
    isTemporary: false,
    appVersion: app.getVersion(),
    host: 'desktop',
    remedy: 'settings',
    desktop: { chooseFolder, revealFolder, chooseSaveFile, chooseImportFile, chooseProgram, copyText },
    onEvent: () => undefined,
    onNotice: log,
    log,
  })
  for (const notice of notices) portside.state.notices.raise('warning', notice)

  denyPermissions()
  serveAppScheme(join(app.getAppPath(), 'dist/renderer'))
  setupApplicationMenu()
  setupIpc({
    handlers: portside.handlers,
    preloadHandlers: portside.preloadHandlers,
    subscribe: portside.state.subscribe,
    appOrigin,
    isOwnWindow: (sender) => window !== null && !window.isDestroyed() && sender === window.webContents,
    checksResults: !app.isPackaged,
    log: portside.log,
  })
  setupQuit(async () => {
    await portside.close(quitGraceMs)
    await placement.settled()
    await lock.release()
  }, log)

  const start = store.current.server.startOnLaunch ? portside.server.start() : null
  await showWindow(portside)
  comeForward = () => {
    if (window !== null) focusWindow(window)
    else
      showWindow(portside).catch((error: unknown) =>
        portside.log(`the window could not be opened: ${String(error)}`),
      )
  }
  app.on('activate', () => comeForward())
  await start
}

async function showWindow(portside: Portside): Promise<void> {
  await openWindow(
    {
      preloadFile: join(app.getAppPath(), 'dist/preload/preload.cjs'),
      placement,
    },
    (opened) => {
      window = opened
      opened.once('closed', () => {
        window = null
      })
      setupCrashRecovery(opened, {
        enterSafeMode: async () => {
          await portside.server.stop(0)
          portside.state.notices.raise(
            'error',
            'The window failed twice, so the server was stopped. Nothing else was changed; start it when you are ready.',
          )
        },
        log: portside.log,
      })
    },
  )
}
