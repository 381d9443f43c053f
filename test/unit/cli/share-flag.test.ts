import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseShare } from '../../../app/main/cli/share-flag.ts'

const folders = new Set(['/srv/a=b', '/srv/a:full', '/srv/x=y:z', '/srv/photos'])
const isFolder = (path: string) => folders.has(path)

describe('--share', () => {
  it.each([
    ['/srv/photos', '/srv/photos', 'photos', 'read-only'],
    ['/srv/photos:ro', '/srv/photos', 'photos', 'read-only'],
    ['/srv/photos:drop', '/srv/photos', 'photos', 'upload-only'],
    ['/srv/photos:add', '/srv/photos', 'photos', 'read-upload'],
    ['/srv/photos:full', '/srv/photos', 'photos', 'full'],
    ['/srv/photos=Pictures', '/srv/photos', 'Pictures', 'read-only'],
    ['/srv/photos=My pictures:full', '/srv/photos', 'My pictures', 'full'],
    ['/srv/photos/', '/srv/photos', 'photos', 'read-only'],
    ['/', '/', 'root', 'read-only'],
  ] as const)('understands %s', (text, folder, name, preset) => {
    expect(parseShare(text, isFolder)).toEqual({ folder: resolve(folder), name, preset })
  })

  it.each([
    ['/srv/a=b', '/srv/a=b', 'a=b', 'read-only'],
    ['/srv/a=b:full', '/srv/a=b', 'a=b', 'full'],
    ['/srv/a=b=Named', '/srv/a=b', 'Named', 'read-only'],
    ['/srv/a:full', '/srv/a:full', 'a:full', 'read-only'],
    ['/srv/x=y:z', '/srv/x=y:z', 'x=y:z', 'read-only'],
    ['/srv/x=y:z=N:drop', '/srv/x=y:z', 'N', 'upload-only'],
  ] as const)('takes a folder that exists just as written in %s', (text, folder, name, preset) => {
    expect(parseShare(text, isFolder)).toEqual({ folder: resolve(folder), name, preset })
  })

  it.each(['/srv/photos=a/b', '/srv/photos=a\\b', '/srv/photos=a\nb', '/srv/photos=.'])(
    'refuses the name in %j',
    (text) => {
      expect(() => parseShare(text, isFolder)).toThrow(/cannot use the name/)
    },
  )

  it('refuses rights it does not know', () => {
    expect(() => parseShare('/srv/photos:write', isFolder)).toThrow(/not "write"/)
  })
})
