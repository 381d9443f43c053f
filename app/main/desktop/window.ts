import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { appUrl } from './asset-path.ts'
import type { PlacementKeeper } from './placement-keeper.ts'
import { defaultSize, fittingSize, isOnScreen, minimumSize, type WindowPlacement } from './window-bounds.ts'

/** What the window needs from outside. */
export interface WindowOptions {
  readonly preloadFile: string
  /** Remembers the window's place between two starts. */
  readonly placement: PlacementKeeper
}

/** The page's own ground (theme.css), shown before there is a page so that nothing flashes. */
const backgrounds = { light: '#fbfbfc', dark: '#101317' } as const

/**
 * Opens the dashboard, locked: sandboxed, isolated, without Node. It shows itself once it has something to show.
 * `onOpened` gets the window before its page loads.
 */
export async function openWindow(
  options: WindowOptions,
  onOpened: (window: BrowserWindow) => void,
): Promise<void> {
  const placement = await usablePlacement(options.placement)
  const window = new BrowserWindow({
    ...(placement?.bounds ?? fittingSize(defaultSize, screen.getPrimaryDisplay().workArea)),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Portside',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (placement?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  followTheme(window)
  options.placement.follow(window)
  onOpened(window)
  await window.loadURL(appUrl)
}

/** Brings a window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

async function usablePlacement(keeper: PlacementKeeper): Promise<WindowPlacement | null> {
  const placement = await keeper.read()
  if (placement === null) return null
  // The second screen of last time may be gone.
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  if (!isOnScreen(placement.bounds, screens)) return null
  const { workArea } = screen.getDisplayMatching(placement.bounds)
  return { ...placement, bounds: { ...placement.bounds, ...fittingSize(placement.bounds, workArea) } }
}

function followTheme(window: BrowserWindow): void {
  const repaint = (): void => {
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light)
  }
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))
}
