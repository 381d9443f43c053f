// What the test runtime starts with, in the place of Electron's own default app: it knows just what the `electron`
// command and Playwright ask of it (`--version`, `-r MODULE`, the path of an app folder). An ES module on purpose:
// Electron delays `ready` until the top-level awaits below are through.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

// Electron's own default app uses these two; they are not in the published types.
const internals =
  /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (app)

const { appFolder, modules, wantsVersion } = readArguments(process.argv.slice(1))

if (wantsVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}

const require = createRequire(import.meta.url)
for (const module of modules) require(resolve(module))

if (appFolder === undefined) {
  process.stderr.write('This runtime starts an app folder: electron PATH\n')
  process.exit(2)
}
await startApp(resolve(appFolder))

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @type {string[]} */
  const modules = []
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (argument === '--version' || argument === '-v') return { modules, wantsVersion: true }
    if (argument === '-r' || argument === '--require') {
      index += 1
      modules.push(args[index] ?? '')
    } else if (!argument.startsWith('-')) {
      return { modules, wantsVersion: false, appFolder: argument }
    }
  }
  return { modules, wantsVersion: false }
}

/** @param {string} folder */
async function startApp(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name)
  internals.setVersion(manifest.version)
  internals.setAppPath(folder)
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
  await import(pathToFileURL(resolve(folder, manifest.main)).href)
}
