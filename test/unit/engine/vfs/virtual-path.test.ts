import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VfsError } from '../../../../app/main/engine/vfs/vfs-error.ts'
import {
  baseName,
  isSingleName,
  joinPath,
  maxPathBytes,
  parentPath,
  pathFromNames,
  pathNames,
  resolvePath,
  rootPath,
} from '../../../../app/main/engine/vfs/virtual-path.ts'

const anyArgument = fc
  .array(
    fc.oneof(fc.constantFrom('/', '//', '.', '..', '...', ' ', '\\', 'C:'), fc.string({ unit: 'binary' })),
  )
  .map((pieces) => pieces.join('').replaceAll(/[\0\r\n]/g, ''))

function kindOf(act: () => unknown): string {
  try {
    act()
    return 'succeeded'
  } catch (error) {
    return error instanceof VfsError ? error.kind : String(error)
  }
}

describe('resolvePath', () => {
  it.each([
    ['an empty argument', '/a/b', '', '/a/b'],
    ['a relative name', '/a', 'b', '/a/b'],
    ['an absolute path', '/a', '/b/c', '/b/c'],
    ['a trailing slash', '/a', 'b/', '/a/b'],
    ['slashes in a row', '/a', '//b///c', '/b/c'],
    ['dots', '/a', './b/.', '/a/b'],
    ['the way up', '/a/b', '../c', '/a/c'],
    ['the way above the root', '/a', '../../../etc/passwd', '/etc/passwd'],
    ['three dots, an ordinary name', '/', '...', '/...'],
    ['spaces and a leading dash', '/', ' -l x ', '/ -l x '],
    ['a backslash, an ordinary character here', '/', '..\\..\\x', '/..\\..\\x'],
    ['a byte that is not UTF-8', '/', 'a\uDCE9', '/a\uDCE9'],
  ])('resolves %s', (_title, from, argument, expected) => {
    expect(resolvePath(resolvePath(rootPath, from), argument)).toBe(expected)
  })

  it.each(['a\0b', 'a\rb', 'a\nb'])('refuses a control character in %j', (argument) => {
    expect(kindOf(() => resolvePath(rootPath, argument))).toBe('bad-name')
  })

  it('refuses a path longer than the limit in bytes, not in letters', () => {
    expect(resolvePath(rootPath, 'a'.repeat(maxPathBytes - 1))).toHaveLength(maxPathBytes)
    expect(kindOf(() => resolvePath(rootPath, 'a'.repeat(maxPathBytes)))).toBe('bad-name')
    expect(kindOf(() => resolvePath(rootPath, '€'.repeat(maxPathBytes / 3 + 1)))).toBe('bad-name')
  })

  it('always gives a normal absolute path, whatever comes in', () => {
    fc.assert(
      fc.property(anyArgument, anyArgument, (one, other) => {
        const path = resolvePath(resolvePath(rootPath, one), other)
        expect(path.startsWith('/')).toBe(true)
        expect(pathNames(path).every(isSingleName)).toBe(true)
        expect(resolvePath(rootPath, path)).toBe(path)
        expect(pathFromNames(pathNames(path))).toBe(path)
      }),
    )
  })
})

describe('the parts of a virtual path', () => {
  it('are put together and taken apart without loss', () => {
    fc.assert(
      fc.property(anyArgument, fc.string({ unit: 'binary', minLength: 1 }), (argument, name) => {
        fc.pre(isSingleName(name))
        const directory = resolvePath(rootPath, argument)
        const path = joinPath(directory, name)
        expect(baseName(path)).toBe(name)
        expect(parentPath(path)).toBe(directory)
      }),
    )
  })

  it('stop at the root', () => {
    expect(parentPath(rootPath)).toBe('/')
    expect(baseName(rootPath)).toBe('')
    expect(pathNames(rootPath)).toEqual([])
  })

  it.each(['', '.', '..', 'a/b', 'a\0', 'a\r', 'a\n'])('refuse %j as one name', (name) => {
    expect(kindOf(() => joinPath(rootPath, name))).toBe('bad-name')
  })
})
