import { BrowserWindow, clipboard, dialog, nativeTheme, shell } from 'electron'

/** Opens the system's folder dialog over the focused window; null when it was cancelled. */
export async function chooseFolder(): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: 'Choose a folder to share',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  }
  const [parent] = BrowserWindow.getAllWindows()
  const { canceled, filePaths } =
    parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
  return canceled ? null : (filePaths[0] ?? null)
}

const settingsFiles: Electron.FileFilter[] = [{ name: 'Portside settings', extensions: ['json'] }]

/** Opens the system's dialog for a file that is written; null when it was cancelled. */
export async function chooseSaveFile({
  title,
  suggestedName,
  filters,
}: {
  readonly title: string
  readonly suggestedName: string
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[]
}): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title,
    buttonLabel: 'Save',
    defaultPath: suggestedName,
    filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  }
  const [parent] = BrowserWindow.getAllWindows()
  const { canceled, filePath } =
    parent === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
  return canceled || filePath === '' ? null : filePath
}

/** Opens the system's dialog for a file of exported settings; null when it was cancelled. */
export function chooseImportFile(): Promise<string | null> {
  return chooseOpenFile({ title: 'Import settings', buttonLabel: 'Open', filters: settingsFiles })
}

/** Opens the system's dialog for a program that is told what happens; null when it was cancelled. */
export function chooseProgram(): Promise<string | null> {
  return chooseOpenFile({ title: 'Choose a program', buttonLabel: 'Choose' })
}

async function chooseOpenFile(wish: Electron.OpenDialogOptions): Promise<string | null> {
  const options: Electron.OpenDialogOptions = { ...wish, properties: ['openFile'] }
  const [parent] = BrowserWindow.getAllWindows()
  const { canceled, filePaths } =
    parent === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
  return canceled ? null : (filePaths[0] ?? null)
}

/** Opens a folder in the system's file manager; resolves to the reason when that failed. */
export async function revealFolder(folder: string): Promise<string | null> {
  const reason = await shell.openPath(folder)
  return reason === '' ? null : reason
}

/** Puts text on the clipboard; the page itself has no permission to. */
export function copyText(text: string): void {
  clipboard.writeText(text)
}

/** Makes system parts of the window (menus, scroll bars, `prefers-color-scheme`) follow the chosen theme. */
export function applyTheme(theme: 'system' | 'light' | 'dark'): void {
  nativeTheme.themeSource = theme
}

/** Says why the program cannot start; the one thing that is shown without a window. */
export function showStartFailure(message: string): void {
  // Blocks until it is closed; where nobody can close it, the line must be enough.
  process.stderr.write(`Portside cannot start: ${message}\n`)
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform !== 'linux') {
    dialog.showErrorBox('Portside cannot start', message)
  }
}
