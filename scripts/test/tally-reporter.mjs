import { writeFileSync } from 'node:fs'
import { reasonOf } from '../lib/project.mjs'

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * @typedef {object} Tally what one kind of tests came to
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * Vitest's reporter of this project: writes the tally of a run to the file named in PORTSIDE_TALLY_FILE. A default
 * export because Vitest asks for one.
 * @implements {Reporter}
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Tally} */
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: [] }
    for (const error of unhandledErrors) process.stderr.write(`Outside of any test: ${reasonOf(error)}\n`)
    for (const module of modules) {
      // A file that could not be loaded has no tests to count and is a failure all the same.
      if (module.errors().length > 0) tally.failed += 1
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') tally.passed += 1
        else if (result.state === 'skipped') {
          tally.skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given' })
        } else tally.failed += 1
      }
    }
    const file = process.env.PORTSIDE_TALLY_FILE
    if (file) writeFileSync(file, JSON.stringify(tally))
  }
}
