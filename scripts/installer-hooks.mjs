import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Called by electron-builder when the runtime is in place: removes Electron's default app, which it leaves behind when
 * the runtime comes from a folder. It would be a second program inside ours.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterExtract({ appOutDir, electronPlatformName }) {
  const resources = electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources'
  await rm(join(appOutDir, resources, 'default_app.asar'), { force: true })
}
