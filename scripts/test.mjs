// `npm test`: every kind of test in order, each with its own output, then one line per kind. Sets up what a fresh
// machine lacks (what the desktop tests need is set up by Playwright's global set-up). `npm test -- --only unit,protocol` runs some kinds.
import { parseArgs } from 'node:util'
import { reasonOf, say } from './lib/project.mjs'
import { hasProgram } from './lib/run-command.mjs'
import { installPackages } from './lib/system-packages.mjs'
import { steps } from './test/steps.mjs'

/** @typedef {import('./test/tally-reporter.mjs').Tally} Tally */

/** What the interop tests run of other projects, and the Debian packages that bring it. @type {Record<string, string>} */
const foreignClients = {
  curl: 'curl',
  wget: 'wget',
  lftp: 'lftp',
  ncftp: 'ncftp',
  tnftp: 'tnftp',
  'inetutils-ftp': 'inetutils-ftp',
  python3: 'python3',
  rclone: 'rclone',
  mc: 'mc',
  // mc has no batch mode: it is driven in a terminal, which tmux gives it.
  tmux: 'tmux',
  gio: 'libglib2.0-bin',
  pebble: 'pebble',
  'dbus-run-session': 'dbus-daemon',
  '/usr/lib/gvfs/gvfsd-ftp': 'gvfs-backends',
}

const kinds = chosenKinds()
/** @type {Map<string, Tally>} */
const tallies = new Map()

if (kinds.includes('interop') || kinds.includes('e2e')) await prepareForeignClients()

for (const kind of kinds) {
  process.stdout.write(`\n── ${kind} ──\n`)
  tallies.set(kind, await run(kind))
}

process.stdout.write('\n')
for (const [kind, { skipped }] of tallies) {
  for (const { name, reason } of skipped) process.stdout.write(`skipped in ${kind}: ${name} (${reason})\n`)
}
for (const [kind, { passed, failed, skipped }] of tallies) {
  process.stdout.write(`${kind}: ${passed} passed, ${failed} failed, ${skipped.length} skipped\n`)
}
process.exitCode = [...tallies.values()].some(({ failed }) => failed > 0) ? 1 : 0

function chosenKinds() {
  const known = Object.keys(steps)
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
    if (values.only === undefined) return known
    const wanted = values.only.flatMap((list) => list.split(','))
    const unknown = wanted.find((kind) => !known.includes(kind))
    if (unknown !== undefined)
      throw new Error(`no tests are called ${unknown}; there are ${known.join(', ')}`)
    return known.filter((kind) => wanted.includes(kind))
  } catch (error) {
    say(reasonOf(error))
    process.exit(2)
  }
}

/**
 * @param {string} kind
 * @returns {Promise<Tally>}
 */
async function run(kind) {
  const step = steps[kind]
  if (step === undefined) throw new Error(`no step for ${kind}`)
  return step()
}

async function prepareForeignClients() {
  if (process.platform === 'win32') return
  const missing = Object.entries(foreignClients).filter(([program]) => !hasProgram(program))
  if (missing.length === 0) return
  await installPackages(
    missing.map(([, name]) => name),
    'Testing with foreign clients',
  )
}
