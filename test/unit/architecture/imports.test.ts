import { describe, expect, it } from 'vitest'
import { findBreaches, findCycles, maxLines, reachedPackages } from '../../helpers/architecture/judge.ts'
import { readSourceFacts } from '../../helpers/architecture/read-imports.ts'
import { roomRules } from '../../helpers/architecture/room-rules.ts'
import { isSource, listFiles, readText } from '../../helpers/architecture/source-files.ts'

const tree = new Map(
  listFiles('app')
    .filter(isSource)
    .map((file) => [file, readSourceFacts(file, readText(file))] as const),
)

describe('the rooms of app/', () => {
  it('hold source files at all, so that the rules below look at something', () => {
    expect(tree.size).toBeGreaterThan(0)
  })

  it('import only what the table of rooms allows', () => {
    expect(findBreaches(tree, roomRules)).toEqual([])
  })

  it('import each other without a cycle, types included', () => {
    expect(findCycles(tree).map((cycle) => cycle.join(' → '))).toEqual([])
  })

  it('export by name only', () => {
    const byDefault = [...tree].filter(([, facts]) => facts.hasDefaultExport).map(([file]) => file)
    expect(byDefault).toEqual([])
  })

  it('keep Electron out of everything the headless entry reaches', () => {
    expect(reachedPackages(tree, 'app/main/headless.ts')).not.toContain('electron')
  })
})

describe('the size of files', () => {
  it(`stays at ${maxLines} lines or fewer in app, test and scripts`, () => {
    const tooLong = ['app', 'test', 'scripts']
      .flatMap(listFiles)
      .filter(isSource)
      .map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > maxLines)
    expect(tooLong).toEqual([])
  })
})
