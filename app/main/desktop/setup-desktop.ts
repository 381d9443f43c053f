import { app, type BrowserWindow, dialog, powerMonitor, powerSaveBlocker } from 'electron'
import { setupApplicationMenu } from './application-menu.ts'
import { decideClose } from './close-decision.ts'
import { setupCloseWindow } from './close-window.ts'
import type { DesktopDelegates } from './desktop-delegates.ts'
import { openDesktopMemory } from './desktop-memory.ts'
import { createKeepAwake, wantsAwake } from './keep-awake.ts'
import { applyLoginStart } from './login-start.ts'
import type { Happening } from './notice-words.ts'
import { setupNotifications } from './notifications.ts'
import { quietTimer } from './quiet-timer.ts'
import { createServerPicture } from './server-picture.ts'
import { createSlowUpdate } from './slow-update.ts'
import { createWords, languageOf, type Words } from './texts/words.ts'
import { openTray, type TrayIcon } from './tray.ts'
import { trayLook } from './tray-look.ts'
import { findTrayPlace } from './tray-place.ts'

/** The program on its desktop. */
export interface Desktop {
  /** Takes in what can become a notification. */
  hear(happening: Happening): void
  /** Lets a new window ask what closing it means. */
  watchWindow(window: BrowserWindow, isQuitting: () => boolean): void
  /** The program goes on without a window. */
  readonly isInBackground: boolean
  /** Lets go of tray, blockers and timers. */
  close(): Promise<void>
}

/** The tray says nothing more often than that. */
const trayEveryMs = 1_000

/** Sets up tray, menu, notifications, start at login and power. With `isHidden` there is no window at first. */
export async function setupDesktop(delegates: DesktopDelegates, isHidden: boolean): Promise<Desktop> {
  const { settings, calls, log } = delegates
  const memory = await openDesktopMemory(delegates.memoryFile)
  let words = wordsOf(delegates)
  let isInBackground = isHidden
  let tray: TrayIcon | null = null

  const attempt = (work: Promise<unknown>): void =>
    void work.catch((error: unknown) => log(`the desktop: ${String(error)}`))

  const notifications = setupNotifications({
    rules: () => settings().desktop.notifications,
    words: () => words,
    memory,
    revealShare: (id) => attempt(Promise.resolve(calls.revealShare({ id }))),
    openWindow: delegates.openWindow,
    schedule: quietTimer,
  })

  const picture = createServerPicture(delegates.snapshot())
  const update = createSlowUpdate(() => tray?.show(trayLook(picture.totals(), words), words), trayEveryMs, {
    now: () => performance.now(),
    schedule: quietTimer,
  })
  const awake = createKeepAwake(
    {
      block() {
        const id = powerSaveBlocker.start('prevent-app-suspension')
        return () => void powerSaveBlocker.stop(id)
      },
    },
    (isKeptAwake) => delegates.tell({ isKeptAwake }),
    quietTimer,
  )
  const follow = (): void => {
    const rule = settings().desktop.keepAwake
    // Small files are over before they are seen to run; each begins the pause anew.
    if (picture.takeMoved() && rule === 'transfers') awake.follow(true)
    awake.follow(wantsAwake(rule, picture.totals()))
    update.ask()
  }

  const place = findTrayPlace(() => {
    delegates.tell({ hasTray: true })
    tray = openTray(delegates.iconFolder, {
      copyAddress: delegates.copyText,
      start: () => attempt(Promise.resolve(calls.startServer(null))),
      stop: () => attempt(Promise.resolve(calls.stopServer(null))),
      disconnectAll: () => attempt(disconnectAll(delegates, words, picture.totals().connected)),
      open: delegates.openWindow,
      quit: () => app.quit(),
    })
    update.ask()
  }, quietTimer)

  const showMenu = (): void => setupApplicationMenu(words, { addFolder: () => attempt(addFolder(delegates)) })
  const applyLogin = (): void => {
    applyLoginStart(delegates.start, settings().desktop).catch((error: unknown) =>
      delegates.raise(`Starting with the session could not be set up: ${String(error)}`),
    )
  }

  let before = settings()
  const unsubscribeSettings = delegates.subscribeSettings(() => {
    const now = settings()
    const { startAtLogin, startHidden } = before.desktop
    const isLanguageNew = now.appearance.language !== before.appearance.language
    const isLoginNew = now.desktop.startAtLogin !== startAtLogin || now.desktop.startHidden !== startHidden
    before = now
    if (isLanguageNew) {
      words = wordsOf(delegates)
      showMenu()
    }
    if (isLoginNew) applyLogin()
    follow()
  })
  const unsubscribe = delegates.subscribe(({ events }) => {
    picture.apply(events)
    notifications.applyEvents(events)
    follow()
  })
  powerMonitor.on('resume', delegates.wake)

  showMenu()
  // The program may lie elsewhere than last time.
  if (before.desktop.startAtLogin) applyLogin()
  delegates.tell({ isPortable: delegates.isPortable })
  follow()

  return {
    hear: notifications.hear,
    watchWindow(window, isQuitting) {
      isInBackground = false
      setupCloseWindow(window, {
        isQuitting,
        decide: async () =>
          decideClose({
            closeAction: settings().desktop.closeAction,
            platform: process.platform,
            hasTray: await place.look(),
          }),
        words: () => words,
        hasTray: () => place.exists,
        remember: async (closeAction) => void (await calls.updateDesktop({ closeAction })),
        onKept() {
          isInBackground = true
          notifications.sayInBackground(place.exists)
        },
        quit: () => app.quit(),
        log,
      })
    },
    get isInBackground() {
      return isInBackground
    },
    async close() {
      unsubscribe()
      unsubscribeSettings()
      powerMonitor.off('resume', delegates.wake)
      place.end()
      update.end()
      notifications.end()
      awake.end()
      tray?.remove()
      tray = null
      await memory.settled()
    },
  }
}

function wordsOf({ settings }: DesktopDelegates): Words {
  return createWords(languageOf(settings().appearance.language, app.getPreferredSystemLanguages()))
}

async function addFolder({ chooseFolder, offerFolder, openWindow }: DesktopDelegates): Promise<void> {
  const folder = await chooseFolder()
  if (folder === null) return
  openWindow()
  offerFolder(folder)
}

async function disconnectAll({ calls }: DesktopDelegates, words: Words, count: number): Promise<void> {
  if (count === 0) return
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words('disconnect.question', { count }),
    detail: words('disconnect.detail'),
    buttons: [words('disconnect.confirm'), words('disconnect.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await calls.disconnectSessions({ everybody: true })
}
