import { appendFileSync } from 'node:fs'

/** @typedef {import('vitest/node').Reporter} Reporter */

/**
 * A Vitest reporter that writes each test's result as a line of JSON at once, to the file named in PORTSIDE_RESULTS_FILE:
 * a run that hangs and is ended has then still said what it knows. A default export because Vitest asks for one.
 * @implements {Reporter}
 */
export default class LineReporter {
  /** @param {import('vitest/node').TestCase} testCase */
  onTestCaseResult(testCase) {
    const { state, errors = [] } = testCase.result()
    const line = { name: testCase.fullName, state, messages: errors.map(({ message }) => message) }
    const file = process.env.PORTSIDE_RESULTS_FILE
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
}
