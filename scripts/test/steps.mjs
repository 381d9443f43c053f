import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, viteCommand } from '../lib/project.mjs'
import { runCommand } from '../lib/run-command.mjs'

/** @typedef {import('./tally-reporter.mjs').Tally} Tally */

/** The kinds of tests in the order they run. @type {Readonly<Record<string, () => Promise<Tally>>>} */
export const steps = {
  types: checkTypes,
  lint: checkLint,
  unit: () => runVitest('unit', 10),
  protocol: () => runVitest('protocol', 12),
  interop: () => runVitest('interop', 15),
  build: buildAll,
  e2e: () => runPlaywright(25),
}

/**
 * Runs a tool by its script and Node itself: the commands in .bin are shell scripts, which Windows does not start.
 * @param {string} script beneath node_modules
 */
const tool = (script) => join(root, 'node_modules', script)
const tsc = tool('typescript/bin/tsc')
const biome = tool('@biomejs/biome/bin/biome')
const vitest = tool('vitest/vitest.mjs')
const playwright = tool('@playwright/test/cli.js')

async function checkTypes() {
  const projects = ['tsconfig.json', 'tsconfig.renderer.json']
  let passed = 0
  for (const project of projects) passed += Number(await succeeds([tsc, '--noEmit', '-p', project]))
  return { passed, failed: projects.length - passed, skipped: [] }
}

function checkLint() {
  return oneCheck([biome, 'check', '--error-on-warnings', '.'])
}

function buildAll() {
  return oneCheck([viteCommand, 'build', '--logLevel', 'warn'])
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<Tally>}
 */
async function oneCheck(args) {
  const passed = Number(await succeeds(args))
  return { passed, failed: 1 - passed, skipped: [] }
}

/** @param {readonly string[]} args */
async function succeeds(args) {
  return (await runCommand(process.execPath, args, { cwd: root, timeoutMs: 150_000 })).code === 0
}

/**
 * @param {string} project
 * @param {number} limitMinutes
 */
function runVitest(project, limitMinutes) {
  const reporter = join(root, 'scripts/test/tally-reporter.mjs')
  const args = [vitest, 'run', '--project', project, '--reporter', 'default', '--reporter', reporter]
  return tallied((file) =>
    runCommand(process.execPath, args, {
      cwd: root,
      env: { ...process.env, PORTSIDE_TALLY_FILE: file },
      timeoutMs: limitMinutes * 60_000,
    }).then(({ code, timedOut }) => ({ code, timedOut, read: () => JSON.parse(readFileSync(file, 'utf8')) })),
  )
}

/** @param {number} limitMinutes */
function runPlaywright(limitMinutes) {
  return tallied((file) =>
    runCommand(process.execPath, [playwright, 'test', '--reporter', 'list,json'], {
      cwd: root,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      timeoutMs: limitMinutes * 60_000,
    }).then(({ code, timedOut }) => ({ code, timedOut, read: () => tallyOfPlaywright(file) })),
  )
}

/**
 * Runs a test runner that writes its results to a file. A runner that died, found nothing or ran out of time counts as
 * one failure, so that no silence passes for success.
 * @param {(file: string) => Promise<{ code: number, timedOut: boolean, read: () => Tally }>} run
 * @returns {Promise<Tally>}
 */
async function tallied(run) {
  const folder = mkdtempSync(join(tmpdir(), 'portside-tally-'))
  try {
    const { code, timedOut, read } = await run(join(folder, 'tally.json'))
    if (timedOut) process.stderr.write('The time limit ended this kind of tests.\n')
    /** @type {Tally} */
    let tally
    try {
      tally = read()
    } catch {
      return { passed: 0, failed: 1, skipped: [] }
    }
    const ranNothing = tally.passed + tally.failed === 0
    if (tally.failed === 0 && (code !== 0 || ranNothing)) tally.failed = 1
    return tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} file
 * @returns {Tally}
 */
function tallyOfPlaywright(file) {
  /** @type {import('@playwright/test/reporter').JSONReport} */
  const report = JSON.parse(readFileSync(file, 'utf8'))
  /** @type {Tally} */
  const tally = { passed: 0, failed: report.errors.length, skipped: [] }
  /** @param {import('@playwright/test/reporter').JSONReportSuite} suite */
  const visit = (suite) => {
    for (const inner of suite.suites ?? []) visit(inner)
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        if (test.status === 'expected') tally.passed += 1
        else if (test.status === 'skipped') {
          const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
          tally.skipped.push({ name: spec.title, reason: note?.description ?? 'no reason given' })
        } else tally.failed += 1
      }
    }
  }
  report.suites.forEach(visit)
  return tally
}
