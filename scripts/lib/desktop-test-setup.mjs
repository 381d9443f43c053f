import { obtainElectronRuntime } from '../electron-runtime.mjs'
import { hasDisplay, startVirtualDisplay } from './display.mjs'
import { say } from './project.mjs'
import { hasProgram } from './run-command.mjs'
import { installBrowserLibraries, installPackages, missingLibraries } from './system-packages.mjs'

/**
 * Makes this machine able to run the desktop app in a test: a runtime, its system libraries, a display. Sets
 * ELECTRON_OVERRIDE_DIST_PATH and DISPLAY for everything started afterwards.
 * @returns {Promise<{ runtime: import('../electron-runtime.mjs').ElectronRuntime, stop: () => void }>}
 */
export async function prepareDesktopTests() {
  const runtime = await obtainElectronRuntime({ allowTestRuntime: true })
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.dist
  await ensureLibraries(runtime.executable)
  if (process.platform !== 'linux' || (hasDisplay() && !process.env.CI)) return { runtime, stop: () => {} }

  if (!hasProgram('Xvfb')) throw new Error('there is no Xvfb and no display')
  const { display, stop } = await startVirtualDisplay()
  process.env.DISPLAY = display
  // A window must open on the display just started and nowhere else.
  delete process.env.WAYLAND_DISPLAY
  say(`Virtual display ${display}`)
  return { runtime, stop }
}

/** @param {string} executable */
async function ensureLibraries(executable) {
  const needsDisplay = process.platform === 'linux' && !hasProgram('Xvfb') && !hasDisplay()
  if (needsDisplay || (await missingLibraries(executable)).length > 0) await installBrowserLibraries()
  // Electron's window needs GTK, which a browser without a window does not and Playwright's list leaves out.
  if ((await missingLibraries(executable)).length > 0) await installPackages(['libgtk-3-0'], 'Electron')
  const missing = await missingLibraries(executable)
  if (missing.length > 0) throw new Error(`system libraries are missing: ${missing.join(', ')}`)
}
