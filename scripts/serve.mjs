// `npm run serve -- …`: the headless server, built first when a source is newer. Everything said here goes to stderr,
// because with --json the server's stdout is read by programs.
import { buildIfStale } from './lib/build.mjs'
import { runHeadless } from './lib/headless.mjs'
import { reasonOf, say } from './lib/project.mjs'

try {
  await buildIfStale()
} catch (error) {
  say(`Portside could not be built: ${reasonOf(error)}`)
  process.exit(1)
}
await runHeadless(process.argv.slice(2))
