// `npm run package:check`: packages the app with the runtime the tests use, reads back what was built, and starts it
// until its window shows the dashboard.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { buildIfStale } from './lib/build.mjs'
import { prepareDesktopTests } from './lib/desktop-test-setup.mjs'
import { buildInstallers } from './lib/installer.mjs'
import { showsDashboard } from './lib/packaged-app.mjs'
import { reasonOf, say } from './lib/project.mjs'

/** What security asks of the binary, one row per fuse. */
const expectedFuses = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableCookieEncryption: true,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
}
/** How the fuse wire spells "on": the character 1. */
const fuseOn = '1'.charCodeAt(0)

/** @type {{ name: string, failure: string | undefined }[]} */
const results = []

try {
  await buildIfStale()
  const { runtime, stop } = await prepareDesktopTests()
  const output = mkdtempSync(join(tmpdir(), 'portside-package-'))
  try {
    const code = await buildInstallers(runtime, ['dir'], [`-c.directories.output=${output}`])
    if (code !== 0) throw new Error(`electron-builder ended with code ${code}`)
    const { executable, resources } = packagedPaths(output)
    await check('the archive holds the app and no node_modules', () => checkArchive(resources))
    await checkFuses(executable)
    await check('the packaged app shows its dashboard and opens its history', () =>
      showsDashboard(executable),
    )
  } finally {
    stop()
    rmSync(output, { recursive: true, force: true })
  }
} catch (error) {
  results.push({ name: 'the app is packaged', failure: reasonOf(error) })
}

for (const { name, failure } of results)
  say(failure === undefined ? `ok      ${name}` : `failed  ${name}: ${failure}`)
const failed = results.filter(({ failure }) => failure !== undefined).length
process.stdout.write(`package: ${results.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * @param {string} name
 * @param {() => void | Promise<void>} run throws when the check fails
 */
async function check(name, run) {
  try {
    await run()
    results.push({ name, failure: undefined })
  } catch (error) {
    results.push({ name, failure: reasonOf(error) })
  }
}

/** @param {string} output */
function packagedPaths(output) {
  const places = [
    {
      executable: join(output, 'linux-unpacked/portside'),
      resources: join(output, 'linux-unpacked/resources'),
    },
    {
      executable: join(output, 'win-unpacked/Portside.exe'),
      resources: join(output, 'win-unpacked/resources'),
    },
    ...['mac', 'mac-arm64'].map((folder) => ({
      executable: join(output, folder, 'Portside.app/Contents/MacOS/Portside'),
      resources: join(output, folder, 'Portside.app/Contents/Resources'),
    })),
  ]
  const found = places.find(({ executable }) => existsSync(executable))
  if (found === undefined) throw new Error('electron-builder left no program')
  return found
}

/** @param {string} resources */
function checkArchive(resources) {
  if (existsSync(join(resources, 'default_app.asar')))
    throw new Error("the runtime's default app is still there")
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const wanted = [
    '/dist/main/main.js',
    '/dist/main/history-worker.js',
    '/dist/main/node-sqlite3-wasm.wasm',
    '/dist/main/tray/running.png',
    '/dist/preload/preload.cjs',
    '/dist/renderer/index.html',
    '/package.json',
  ]
  const absent = wanted.filter((file) => !files.includes(file))
  if (absent.length > 0) throw new Error(`missing ${absent.join(', ')}`)
  const strange = files.filter((file) => !file.startsWith('/dist') && file !== '/package.json')
  if (strange.length > 0) throw new Error(`not expected: ${strange.slice(0, 5).join(', ')}`)
}

/** @param {string} executable */
async function checkFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  for (const [name, expected] of Object.entries(expectedFuses)) {
    const option = FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)]
    await check(`fuse ${name} is ${expected ? 'on' : 'off'}`, () => {
      if ((Number(wire[option]) === fuseOn) !== expected) throw new Error(`it is ${expected ? 'off' : 'on'}`)
    })
  }
}
