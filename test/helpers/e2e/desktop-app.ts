import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** The real app with its first window, on a data folder of its own. */
export interface DesktopApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** Quits as a person would: the window is closed and the server drained. */
  quit(): Promise<void>
}

/** Starts the app and waits until its dashboard shows; the first steps are skipped. */
export async function launchDesktopApp(dataFolder: string): Promise<DesktopApp> {
  const desktop = await launchForTheFirstTime(dataFolder)
  const { page } = desktop
  const dashboard = page.getByTestId('dashboard')
  const skip = page.getByTestId('welcome').getByRole('button', { name: 'Skip' })
  await expect(dashboard.or(skip)).toBeVisible()
  if (await skip.isVisible()) await skip.click()
  await expect(dashboard).toBeVisible()
  return desktop
}

/** Starts the app as it is, which on a fresh data folder is the first steps. */
export async function launchForTheFirstTime(dataFolder: string): Promise<DesktopApp> {
  // Chromium refuses to start as root inside its sandbox; continuous integration runs as root.
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ args: [...switches, repository, '--data-dir', dataFolder] })
  const page = await app.firstWindow()
  return { app, page, quit: () => app.close() }
}

/** Lets the system's folder dialog answer with this folder: nobody is there to click it. */
export async function answerFolderDialog({ app }: DesktopApp, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, folder)
}

/** Drops a real folder on the middle of the window, as the file manager would. */
export async function dropFolder({ page }: DesktopApp, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { x, y } = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }))
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await session.detach()
}

/** Sets the size of the page itself, without the window's frame. */
export async function resizeWindow({ app, page }: DesktopApp, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const)
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

/** A temporary folder that goes with the test. */
export function temporaryFolder(prefix: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `portside-${prefix}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
