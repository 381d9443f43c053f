import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './project.mjs'

const entry = join(root, 'dist/main/headless.js')

/**
 * Starts the built headless server in this process, so that signals and the exit code are its own.
 * @param {readonly string[]} args
 */
export async function runHeadless(args) {
  process.argv = [process.execPath, entry, ...args]
  await import(pathToFileURL(entry).href)
}
