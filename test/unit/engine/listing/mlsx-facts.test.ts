import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permFact } from '../../../../app/main/engine/listing/entry-rights.ts'
import {
  formatMlsxLine,
  mlstFeature,
  mlsxFacts,
  selectFacts,
} from '../../../../app/main/engine/listing/mlsx-facts.ts'
import { rightsOf, sampleEntry } from '../../../helpers/vfs/sample-entry.ts'

const directory = sampleEntry({ kind: 'directory', size: 0, name: 'docs', modifiedMs: 1_700_000_000_123 })

describe('an MLSx line', () => {
  it('holds every fact of a file', () => {
    const entry = sampleEntry({ createdMs: 0 })
    expect(formatMlsxLine(entry, 'report.txt', rightsOf('full'), null)).toBe(
      'type=file;size=1234;modify=20240506070809;perm=adfrw;unique=1.a;create=19700101000000;' +
        'unix.mode=0644;unix.owner=owner;unix.group=group; report.txt',
    )
  })

  it('leaves out the size of a directory and a creation time nobody knows', () => {
    expect(formatMlsxLine(directory, '/docs', rightsOf('read-only'), null)).toBe(
      'type=dir;modify=20231114221320.123;perm=el;unique=1.a;unix.mode=0555;unix.owner=owner;unix.group=group; /docs',
    )
  })

  it('holds the chosen facts only, in one order', () => {
    expect(formatMlsxLine(sampleEntry(), 'x', rightsOf('full'), ['size', 'type'])).toBe(
      'type=file;size=1234; x',
    )
  })

  it('is a space and the name when no fact was chosen (RFC 3659 §7.9)', () => {
    expect(formatMlsxLine(sampleEntry(), ' x;y=z', rightsOf('full'), [])).toBe('  x;y=z')
  })

  it('can mark the listed directory itself', () => {
    expect(formatMlsxLine(directory, '.', rightsOf('full'), ['type'], 'cdir')).toBe('type=cdir; .')
  })
})

describe('the perm fact, RFC 3659 §7.5.5', () => {
  it.each([
    ['read-only', 'r', 'el'],
    ['upload-only', '', 'cem'],
    ['read-upload', 'ar', 'celm'],
    ['full', 'adfrw', 'cdeflmp'],
  ] as const)('tells the rights of %s', (preset, forFile, forDirectory) => {
    expect(permFact(sampleEntry(), rightsOf(preset))).toBe(forFile)
    expect(permFact(directory, rightsOf(preset))).toBe(forDirectory)
  })

  it('offers neither removal nor renaming of a mount point', () => {
    expect(permFact(directory, rightsOf('full', true))).toBe('celmp')
  })
})

describe('choosing facts', () => {
  it('ignores case, order and unknown names', () => {
    expect(selectFacts(['UNIX.mode', 'bogus', 'Type', 'type'])).toEqual(['type', 'unix.mode'])
    expect(selectFacts([])).toEqual([])
  })

  it('is shown in FEAT by stars', () => {
    expect(mlstFeature(null)).toBe(`MLST ${mlsxFacts.map((fact) => `${fact}*;`).join('')}`)
    expect(mlstFeature(['size'])).toMatch(/^MLST type;size\*;modify;/)
  })
})

describe('any name in an MLSx line', () => {
  it('is everything after the first space, whatever is in it', () => {
    const selection = fc.option(fc.subarray([...mlsxFacts]))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        selection,
        fc.nat(),
        (name, selected, size) => {
          const line = formatMlsxLine(sampleEntry({ size }), name, rightsOf('full'), selected)
          const space = line.indexOf(' ')
          expect(line.slice(space + 1)).toBe(name)
          expect(line.slice(0, space)).toMatch(/^(?:[a-z.]+=[^;= ]+;)*$/)
        },
      ),
    )
  })
})
