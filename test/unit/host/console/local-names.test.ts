import { describe, expect, it } from 'vitest'
import { checkedName, localSegments } from '../../../../app/main/host/console/local-names.ts'

describe('a path of this computer', () => {
  it.each([
    ['a/b', ['x', 'a', 'b']],
    ['/a', ['a']],
    ['..', []],
    ['./../y/.', ['y']],
    ['', ['x']],
    ['/', []],
  ])('%j is taken apart', (path, segments) => {
    expect(localSegments(['x'], path, 'linux')).toEqual(segments)
  })

  it.each(['../..', '/..', 'a/../../..', '/a/../../b'])('%j leads out', (path) => {
    expect(() => localSegments(['x'], path, 'linux')).toThrow('out of the chosen folder')
  })

  it.each(['..\\..\\..', '\\..', 'C:\\x', 'a:stream', '\\\\host\\share\\..\\..\\..'])(
    '%j leads out or means something else on Windows',
    (path) => {
      expect(() => localSegments(['x'], path, 'win32')).toThrow()
    },
  )
})

describe('a name from the server', () => {
  it.each(['', '.', '..', 'a/b', '/', 'a\0b', 'x'.repeat(256)])('%j is refused everywhere', (name) => {
    expect(() => checkedName(name, 'linux')).toThrow()
    expect(() => checkedName(name, 'win32')).toThrow()
  })

  it.each([
    'a\\b',
    'C:',
    'x:y',
    'CON',
    'nul.txt',
    'Com1',
    'LPT¹',
    'dot.',
    'space ',
    'a*',
    'a?',
    'a\u0001',
    'aux .c',
  ])('%j is refused on Windows alone', (name) => {
    expect(checkedName(name, 'linux')).toBe(name)
    expect(() => checkedName(name, 'win32')).toThrow()
  })

  it.each(['a.txt', '...', '-rf', ' lead', 'ünï', 'console.txt', '‮gpj.exe'])('%j is a name', (name) => {
    expect(checkedName(name, 'linux')).toBe(name)
  })
})
