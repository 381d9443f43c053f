import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './project.mjs'
import { runCommand } from './run-command.mjs'

const command = join(root, 'node_modules/electron-builder/cli.js')
const platformFlags = new Map([
  ['win32', '--win'],
  ['darwin', '--mac'],
  ['linux', '--linux'],
])

/**
 * Runs electron-builder for this platform with a runtime that is already here. Returns its exit code.
 * @param {import('../electron-runtime.mjs').ElectronRuntime} runtime
 * @param {readonly string[]} targets none means those of electron-builder.yml
 * @param {readonly string[]} [options]
 */
export async function buildInstallers(runtime, targets, options = []) {
  const platform = platformFlags.get(process.platform)
  if (platform === undefined) throw new Error(`there are no installers for ${process.platform}`)
  const args = [
    command,
    platform,
    ...targets,
    '--publish=never',
    `-c.electronDist=${runtime.dist}`,
    `-c.electronVersion=${runtime.version}`,
    ...options,
  ]
  const { code } = await runCommand(process.execPath, args, { cwd: root, env: withSevenZip() })
  return code
}

/** tar.gz and zip are packed by 7-Zip; one that is installed here saves a download from GitHub. */
function withSevenZip() {
  if (process.env.ELECTRON_BUILDER_7ZIP_PATH || process.platform === 'win32') return process.env
  const found = spawnSync('which', ['7za'], { encoding: 'utf8' }).stdout.trim()
  return found === '' ? process.env : { ...process.env, ELECTRON_BUILDER_7ZIP_PATH: found }
}
