// `npm run compare:ftp-srv`: runs the protocol tests that look at a server from outside against Portside and against
// ftp-srv (a dev dependency), and prints how many each passes. Not part of `npm test`.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, say } from './lib/project.mjs'
import { runCommand } from './lib/run-command.mjs'

/** How long one file of tests may take; a server that hangs in each of its tests must not hold up the rest. */
const fileLimitMs = 120_000
/** Begins the message of a test that cannot be asked of ftp-srv; see test/helpers/foreign-server. */
const notComparable = 'Not comparable:'
/** These loop over our own commands or count our own figures. */
const ownOnly = ['registry.test.ts', 'fuzz.test.ts']

/** @typedef {{ name: string, state: string, messages: string[] }} TestResult as scripts/compare/line-reporter.mjs writes it */

const folder = join(root, 'test/protocol')
const files = readdirSync(folder)
  .filter((file) => !ownOnly.includes(file))
  .filter((file) => /start-server|set-ups/.test(readFileSync(join(folder, file), 'utf8')))
  .sort()

let isInterrupted = false
// A run in progress hands the signal on to its tests; there is to be no next one.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isInterrupted = true
  })
}

const totals = { tests: 0, portside: 0, other: 0, left: 0 }
printRow('tests of a client', 'tests', 'Portside', 'ftp-srv', 'not comparable')
for (const file of files) {
  if (isInterrupted) break
  const portside = await run(file, 'portside')
  const other = await run(file, 'ftp-srv')
  const left = new Set(other.filter(isIncomparable).map(({ name }) => name))
  const counted = [...new Set(portside.map(({ name }) => name))].filter((name) => !left.has(name))
  const passed = { portside: countPassed(portside, counted), other: countPassed(other, counted) }
  printRow(file.replace('.test.ts', ''), counted.length, passed.portside, passed.other, left.size)
  totals.tests += counted.length
  totals.portside += passed.portside
  totals.other += passed.other
  totals.left += left.size
}
printRow('all', totals.tests, totals.portside, totals.other, totals.left)

/**
 * @param {string} file
 * @param {'portside' | 'ftp-srv'} server
 * @returns {Promise<readonly TestResult[]>}
 */
async function run(file, server) {
  const results = mkdtempSync(join(tmpdir(), 'portside-compare-'))
  const output = join(results, 'results.jsonl')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporter = join(root, 'scripts/compare/line-reporter.mjs')
  const args = ['run', '--project', 'protocol', `test/protocol/${file}`, '--reporter', reporter]
  const env = { ...process.env, PORTSIDE_TEST_SERVER: server, PORTSIDE_RESULTS_FILE: output }
  if (server === 'ftp-srv') {
    Object.assign(env, { PORTSIDE_TEST_PATIENCE_MS: '1000' })
    args.push('--testTimeout', '4000', '--hookTimeout', '4000', '--dangerouslyIgnoreUnhandledErrors')
  }
  try {
    const { timedOut } = await runCommand(process.execPath, [vitest, ...args], {
      cwd: root,
      env,
      timeoutMs: fileLimitMs,
      capture: true,
    })
    if (timedOut) say(`${file} against ${server} was ended after ${fileLimitMs / 1000} s`)
    const lines = readFileSync(output, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    return lines.map((line) => JSON.parse(line))
  } catch {
    return []
  } finally {
    rmSync(results, { recursive: true, force: true })
  }
}

/** @param {TestResult} result */
function isIncomparable({ messages }) {
  return messages.some((message) => message.includes(notComparable))
}

/**
 * A name that several tests share counts once, as passed when all of them did.
 * @param {readonly TestResult[]} results
 * @param {readonly string[]} names
 */
function countPassed(results, names) {
  return names.filter((name) => {
    const found = results.filter((result) => result.name === name)
    return found.length > 0 && found.every(({ state }) => state === 'passed')
  }).length
}

/** @param {readonly (string | number)[]} cells */
function printRow(...cells) {
  const [name = '', ...figures] = cells.map(String)
  process.stdout.write(`${name.padEnd(24)}${figures.map((figure) => figure.padStart(15)).join('')}\n`)
}
