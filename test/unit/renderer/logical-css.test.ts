import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../app/renderer')
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.css'),
)

/** What stays on one side of the window where the text runs the other way. */
const oneSided = [
  /^\s*(margin|padding|border)-(left|right)\b/,
  /text-align: (left|right)\b/,
  /^\s*(margin|padding): (\S+) (\S+) (\S+) (?!\3;)\S+;/,
  /^\s*(left|right):/,
  /translateX\((?!calc\(.*--flow)/,
]
/** The curves run from left to right in every language, as clocks do; the middle is the middle either way. */
const sameEitherWay = /rate-chart\.css: |left: 50%|translateX\(-50%\)/

describe('style sheets', () => {
  it('say start and end, never left and right, so that the page can run from right to left', () => {
    const offenders = sheets.flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => oneSided.some((pattern) => pattern.test(line)))
        .map((line) => `${file.replaceAll('\\', '/')}: ${line.trim()}`),
    )
    expect(offenders.filter((line) => !sameEitherWay.test(line))).toEqual([])
  })
})
