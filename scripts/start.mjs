// `npm start`: the desktop window where a display and Electron's official runtime are there; otherwise one line why,
// and the headless server on the same settings.
import { spawn } from 'node:child_process'
import { obtainElectronRuntime } from './electron-runtime.mjs'
import { buildIfStale } from './lib/build.mjs'
import { hasDisplay } from './lib/display.mjs'
import { runHeadless } from './lib/headless.mjs'
import { reasonOf, root, say } from './lib/project.mjs'

const args = process.argv.slice(2)

try {
  await buildIfStale()
} catch (error) {
  say(`Portside could not be built: ${reasonOf(error)}`)
  process.exit(1)
}

const desktop = await findDesktop()
if ('reason' in desktop) {
  say(`No window: ${desktop.reason}. Portside goes on without one; npm run serve -- --help lists its flags.`)
  // Switches such as --no-sandbox are Chromium's and mean nothing to the server.
  await runHeadless(args.filter((argument) => argument !== '--no-sandbox'))
} else {
  startDesktop(desktop.executable)
}

/** @returns {Promise<{ executable: string } | { reason: string }>} */
async function findDesktop() {
  if (!hasDisplay()) return { reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' }
  // Chromium refuses to run as root in its sandbox, and leaving the sandbox is for the person to decide.
  if (process.platform === 'linux' && process.getuid?.() === 0 && !args.includes('--no-sandbox')) {
    return { reason: 'the desktop app does not run as root (start it as a user, or add -- --no-sandbox)' }
  }
  try {
    return { executable: (await obtainElectronRuntime({ allowTestRuntime: false })).executable }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/** @param {string} executable */
function startDesktop(executable) {
  const switches = args.filter((argument) => argument === '--no-sandbox')
  const rest = args.filter((argument) => argument !== '--no-sandbox')
  const child = spawn(executable, [...switches, root, ...rest], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    say(`The window could not be started: ${reasonOf(error)}`)
    process.exit(1)
  })
  child.once('exit', (code) => process.exit(code ?? 1))
}
