import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../app/main/engine/commands/registry.ts'
import { siteRegistry } from '../../../app/main/engine/commands/site/site-registry.ts'
import { defaultEngineOptions } from '../../../app/main/engine/engine-options.ts'
import {
  formatCompliance,
  parseDocuments,
  readDocuments,
  statuses,
} from '../../../scripts/rfc/compliance.mjs'
import { readText } from '../../helpers/architecture/source-files.ts'

const sources = {
  commands: commandRegistry.all,
  services: siteRegistry.all,
  options: defaultEngineOptions,
}
const written = readText('docs/rfc-compliance.md')
const rows = written
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| command or rule'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))

describe('docs/rfc-compliance.md', () => {
  it('is what the registry says now; if not, run `npm run docs:rfc`', () => {
    expect(written).toBe(formatCompliance(sources, readDocuments()))
  })

  it('has a status in every row', () => {
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(([, , , status]) => !statuses.includes(status ?? ''))).toEqual([])
  })

  it.each(commandRegistry.all.flatMap(({ verbs }) => verbs))('has a row for %s', (verb) => {
    expect(rows.map(([, name]) => name)).toContain(verb)
  })

  it.each(siteRegistry.all.map(({ name }) => name))('has a row for SITE %s', (name) => {
    expect(rows.map(([, command]) => command)).toContain(`SITE ${name}`)
  })

  it('says no of no command that the registry has', () => {
    const denied = rows.filter(([, , , status]) => status === 'no').map(([, name]) => name ?? '')
    expect(denied.filter((name) => commandRegistry.find(name) !== undefined)).toEqual([])
  })
})

describe('the documents behind it', () => {
  it('count a verb that no command has as no', () => {
    const text = formatCompliance(
      { ...sources, commands: [] },
      parseDocuments('## RFC 1: First\nverbs: ABCD\n'),
    )
    expect(text).toContain('| ABCD |  | no | Unknown here, answered 500. |')
  })

  it.each(['a rule without cells', '§1 | rule | yes'])('refuse %j', (line) => {
    expect(() => parseDocuments(`## RFC 1: First\n${line}\n`)).toThrow(/four cells/)
  })
})
