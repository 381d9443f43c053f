import { join } from 'node:path'
import { createFilter } from 'vite'
import { describe, expect, it } from 'vitest'
import playwrightConfig from '../../../playwright.config.ts'
import vitestConfig from '../../../vitest.config.ts'
import { listFiles, repositoryRoot } from '../../helpers/architecture/source-files.ts'

interface Runner {
  readonly name: string
  readonly matches: (file: string) => boolean
}

/** Folders whose files are not tests: helpers, inputs and measurements that no runner starts by itself. */
const withoutRunner = /^test\/(?:helpers|fixtures|bench)\//
/** Written by a run of the tests and never committed. */
const written = /^test\/e2e\/artifacts\//

/** The runners as their own settings describe them, so that this test cannot disagree with them. */
function runners(): Runner[] {
  const vitest = (vitestConfig.test?.projects ?? []).map((project) => {
    if (typeof project !== 'object' || !('test' in project)) throw new Error('A Vitest project is not inline')
    const include = project.test?.include ?? []
    const filter = createFilter(include, null, { resolve: repositoryRoot })
    return { name: String(project.test?.name), matches: (file: string) => filter(join(repositoryRoot, file)) }
  })
  const { testDir, testMatch } = playwrightConfig
  const filter = createFilter(`${testDir}/${String(testMatch)}`, null, { resolve: repositoryRoot })
  return [...vitest, { name: 'e2e', matches: (file: string) => filter(join(repositoryRoot, file)) }]
}

function ownersOf(file: string): string[] {
  return runners()
    .filter(({ matches }) => matches(file))
    .map(({ name }) => name)
}

describe('the files under test/', () => {
  it('are each taken by exactly one runner, or lie in a folder that holds no tests', () => {
    const lost = listFiles('test')
      .filter((file) => !written.test(file))
      .filter((file) => ownersOf(file).length !== (withoutRunner.test(file) ? 0 : 1))
    expect(lost).toEqual([])
  })

  it.each([
    ['test/unit/engine/a.test.ts', ['unit']],
    ['test/unit/renderer/A.test.tsx', ['unit']],
    ['test/protocol/login.test.ts', ['protocol']],
    ['test/interop/curl.test.ts', ['interop']],
    ['test/e2e/share.spec.ts', ['e2e']],
    ['test/e2e/share.test.ts', []],
    ['test/unit/a.spec.ts', []],
    ['test/helpers/start-server.ts', []],
  ])('%s is run by %j', (file, owners) => {
    expect(ownersOf(file)).toEqual(owners)
  })
})
