import { describe, expect, it } from 'vitest'
import { errnoOf, toVfsError } from '../../../../../app/main/engine/vfs/native/native-errno.ts'
import { VfsError } from '../../../../../app/main/engine/vfs/vfs-error.ts'

function native(code: string): Error {
  return Object.assign(new Error(`${code}: refused, open '/home/somebody/secret'`), { code })
}

describe('a native failure', () => {
  it.each([
    ['ENOENT', 'not-found'],
    ['ELOOP', 'not-found'],
    ['ENXIO', 'not-found'],
    ['ENOTDIR', 'not-a-directory'],
    ['EISDIR', 'is-a-directory'],
    ['EEXIST', 'already-exists'],
    ['ENOTEMPTY', 'not-empty'],
    ['EACCES', 'not-permitted'],
    ['EPERM', 'not-permitted'],
    ['EROFS', 'not-permitted'],
    ['ENAMETOOLONG', 'bad-name'],
    ['EINVAL', 'bad-name'],
    ['EILSEQ', 'bad-name'],
    ['EBUSY', 'busy'],
    ['ETXTBSY', 'busy'],
    ['EMFILE', 'too-many-open-files'],
    ['ENFILE', 'too-many-open-files'],
    ['ENOSPC', 'no-space'],
    ['EDQUOT', 'no-space'],
    ['EXDEV', 'unsupported'],
    ['ESTALE', 'unavailable'],
    ['EIO', 'io'],
    ['ESOMETHINGNEW', 'io'],
  ])('%s becomes %s', (code, kind) => {
    expect(toVfsError(native(code), 'open').kind).toBe(kind)
  })

  it('names no native path, and keeps the native error as its cause', () => {
    const cause = native('EACCES')
    const error = toVfsError(cause, 'open')
    expect(error.message).toBe('open: EACCES')
    expect(error.cause).toBe(cause)
  })

  it('EINVAL of an opened file has nothing to do with its name', () => {
    expect(toVfsError(native('EINVAL'), 'read').kind).toBe('io')
    expect(toVfsError(native('EINVAL'), 'sync').kind).toBe('io')
  })

  it('that already is a VfsError passes unchanged, and anything else is io', () => {
    const error = new VfsError('quota')
    expect(toVfsError(error, 'open')).toBe(error)
    expect(toVfsError('thrown text', 'open').kind).toBe('io')
    expect(errnoOf(new Error('without a code'))).toBeNull()
  })
})
