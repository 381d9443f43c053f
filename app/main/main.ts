/** The desktop app, as a list of boot steps. */
import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { dataFolderOf, defaultDataFolder } from './cli/data-folder.ts'
import { surviveClosedOutput } from './cli/signals.ts'
import { compose } from './compose.ts'
import type { Portside } from './compose-options.ts'
import { registerAppScheme, serveAppScheme } from './desktop/app-scheme.ts'
import { appOrigin } from './desktop/asset-path.ts'
import { setupCrashRecovery } from './desktop/crash-recovery.ts'
import type { DesktopDelegates } from './desktop/desktop-delegates.ts'
import { readLaunchWish, startsHidden } from './desktop/launch-wish.ts'
import { denyPermissions, setupNavigationGuard } from './desktop/navigation-guard.ts'
import { createPlacementKeeper } from './desktop/placement-keeper.ts'
import { portableDataFolder } from './desktop/portable-folder.ts'
import { setupQuit } from './desktop/quit.ts'
import { type Desktop, setupDesktop } from './desktop/setup-desktop.ts'
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
import type { SettingsStore } from './host/settings/settings-store.ts'
import { setupIpc } from './ipc/setup-ipc.ts'

/** What running transfers get to finish when the person quits. */
const quitGraceMs = 5000

const log = (line: string): void => void process.stderr.write(`${line}\n`)

const facts = { platform: process.platform, home: homedir(), environment: process.env }
const namedFolder = dataFolderOf(process.argv)
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
const portableFolder = portableDataFolder({ ...facts, executable: process.execPath, isFile })
const dataFolder = resolve(
  namedFolder || process.env.PORTSIDE_DATA_DIR || portableFolder || defaultDataFolder(facts),
)
app.setName('Portside')
app.setPath('userData', dataFolder)

const placement = createPlacementKeeper(join(dataFolder, 'window.json'))
let window: BrowserWindow | null = null
let isOpening = false
const wish = readLaunchWish({
  args: process.argv,
  workingFolder: process.cwd(),
  isPackaged: app.isPackaged,
})
/** Null where another Portside runs on this data folder and was told what this one was started for. */
const receiveLaunches = claimSingleInstance(wish)
surviveClosedOutput()

if (receiveLaunches !== null) {
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

  let desktop: Desktop | null = null
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
    onFact: (fact) => desktop?.hear(fact),
    onNotice: log,
    log,
  })
  for (const notice of notices) portside.state.notices.raise('warning', notice)

  denyPermissions()
  serveAppScheme(join(app.getAppPath(), 'dist/renderer'))
  setupIpc({
    handlers: portside.handlers,
    preloadHandlers: portside.preloadHandlers,
    subscribe: portside.state.subscribe,
    appOrigin,
    isOwnWindow: (sender) => window !== null && !window.isDestroyed() && sender === window.webContents,
    checksResults: !app.isPackaged,
    log: portside.log,
  })
  let isQuitting = (): boolean => false
  const openingWindow = (): void =>
    void showWindow(portside, (opened) => desktop?.watchWindow(opened, () => isQuitting())).catch(
      (error: unknown) => portside.log(`the window could not be opened: ${String(error)}`),
    )
  const comeForward = (): void => {
    if (window !== null) focusWindow(window)
    else openingWindow()
  }
  const isHidden = startsHidden(wish, {
    wasOpenedAtLogin: process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin,
    startHidden: store.current.desktop.startHidden,
  })
  desktop = await setupDesktop(desktopDelegates(portside, store, comeForward), isHidden)
  isQuitting = setupQuit({
    drain: async () => {
      await desktop?.close()
      await portside.close(quitGraceMs)
      await placement.settled()
      await lock.release()
    },
    isInBackground: () => desktop?.isInBackground === true,
    log,
  })

  const start = store.current.server.startOnLaunch ? portside.server.start() : null
  if (!isHidden) comeForward()
  receiveLaunches?.({ comeForward, offerFolder: portside.desk.offerFolder })
  app.on('activate', comeForward)
  await start
}

/** What the desktop uses of the program. */
function desktopDelegates(
  portside: Portside,
  store: SettingsStore,
  openWindow: () => void,
): DesktopDelegates {
  return {
    iconFolder: join(import.meta.dirname, 'tray'),
    memoryFile: join(dataFolder, 'desktop.json'),
    start: {
      executable: process.execPath,
      environment: process.env,
      appFolder: app.isPackaged ? null : app.getAppPath(),
      dataFolder: namedFolder === null ? null : dataFolder,
    },
    isPortable: portableFolder !== null && dataFolder === resolve(portableFolder),
    settings: () => store.current,
    subscribeSettings: store.subscribe,
    snapshot: portside.state.snapshot,
    subscribe: portside.state.subscribe,
    calls: portside.handlers,
    copyText,
    chooseFolder,
    offerFolder: portside.desk.offerFolder,
    tell: portside.desk.tell,
    wake: portside.wake,
    openWindow,
    raise: (text) => void portside.state.notices.raise('warning', text),
    log: portside.log,
  }
}

/** Opens the window unless it is being opened already. */
async function showWindow(portside: Portside, onOpened: (opened: BrowserWindow) => void): Promise<void> {
  if (isOpening) return
  isOpening = true
  try {
    await openWindow(
      { preloadFile: join(app.getAppPath(), 'dist/preload/preload.cjs'), placement },
      (opened) => {
        window = opened
        isOpening = false
        opened.once('closed', () => {
          window = null
          // Nobody is left to type.
          void portside.handlers.closeConsole({ id: null })
        })
        onOpened(opened)
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
  } finally {
    isOpening = false
  }
}
