import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { root, viteCommand } from './project.mjs'
import { runCommand } from './run-command.mjs'

const inputs = ['app', 'vite.config.ts', 'package.json', 'package-lock.json']
const outputs = [
  'dist/main/main.js',
  'dist/main/headless.js',
  'dist/main/history-worker.js',
  'dist/main/node-sqlite3-wasm.wasm',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
]
const lockFolder = join(root, 'node_modules/.cache/portside')
const lockFile = join(lockFolder, 'build.lock')

/** Builds everything into dist/ when a source is newer than what is there; says nothing on stdout. */
export async function buildIfStale() {
  if (!isStale()) return
  const unlock = await lock()
  try {
    // Somebody else may have built while this process waited for its turn.
    if (!isStale()) return
    const { code, output } = await runCommand(
      process.execPath,
      [viteCommand, 'build', '--logLevel', 'warn'],
      {
        cwd: root,
        capture: true,
      },
    )
    if (output.trim() !== '') process.stderr.write(output)
    if (code !== 0) throw new Error('the build failed')
  } finally {
    unlock()
  }
}

/** Tells whether dist/ is missing a part or older than a source. Folders count, so a deleted file is noticed. */
export function isStale() {
  const oldestOutput = Math.min(...outputs.map(changedAt))
  return inputs.some((input) => newestWithin(join(root, input)) > oldestOutput)
}

/** @param {string} path */
function changedAt(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * @param {string} path
 * @returns {number}
 */
function newestWithin(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestWithin(join(path, name))))
}

/** Two builds at once would empty each other's folders: the second waits for the first. */
async function lock() {
  mkdirSync(lockFolder, { recursive: true })
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return () => rmSync(lockFile, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    if (!isHeld()) rmSync(lockFile, { force: true })
    await delay(100)
  }
}

/** A lock whose process is gone was left by a killed build. */
function isHeld() {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
