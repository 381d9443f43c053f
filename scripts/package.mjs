// `npm run package`: the installers of the platform it runs on, into release/. `npm run package -- deb tar.gz` builds
// some of them.
import { obtainElectronRuntime } from './electron-runtime.mjs'
import { buildIfStale } from './lib/build.mjs'
import { buildInstallers } from './lib/installer.mjs'
import { reasonOf, say } from './lib/project.mjs'

try {
  await buildIfStale()
  // Never the runtime for tests: what people install is official.
  const runtime = await obtainElectronRuntime({ allowTestRuntime: false })
  process.exitCode = await buildInstallers(runtime, process.argv.slice(2))
} catch (error) {
  say(`Nothing was packaged: ${reasonOf(error)}`)
  process.exitCode = 1
}
