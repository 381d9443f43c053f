import { beforeEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../../../../app/main/engine/vfs/file-system.ts'
import { createMemoryStorage, type MemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at, rootedFileSystem, sendUpload } from '../../../helpers/vfs/file-system.ts'

type Act = (files: FileSystem) => Promise<unknown>

const upload =
  (path: string, start: Parameters<FileSystem['openUpload']>[1]): Act =>
  async (files) =>
    await (await sendUpload(files, path, start, 'x')).commit()

const presets = ['read-only', 'upload-only', 'read-upload', 'full'] as const

/** Every operation in every situation: the failure under read-only, upload-only, read-upload and full. */
const matrix: readonly (readonly [string, Act, readonly [string, string, string, string]])[] = [
  [
    'list a directory',
    (f) => collect(f.list(at('/dir'))),
    ['succeeded', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  ['enter a directory', (f) => f.enter(at('/dir')), ['succeeded', 'succeeded', 'succeeded', 'succeeded']],
  [
    'enter a file',
    (f) => f.enter(at('/file')),
    ['not-a-directory', 'not-found', 'not-a-directory', 'not-a-directory'],
  ],
  ['describe a file', (f) => f.stat(at('/file')), ['succeeded', 'not-found', 'succeeded', 'succeeded']],
  [
    'describe a missing file',
    (f) => f.stat(at('/none')),
    ['not-found', 'not-found', 'not-found', 'not-found'],
  ],
  [
    'download a file',
    (f) => f.openDownload(at('/file')),
    ['succeeded', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'download a missing file',
    (f) => f.openDownload(at('/none')),
    ['not-found', 'not-permitted', 'not-found', 'not-found'],
  ],
  [
    'upload a new file',
    upload('/none', { kind: 'replace' }),
    ['not-permitted', 'succeeded', 'succeeded', 'succeeded'],
  ],
  [
    'upload over a file',
    upload('/file', { kind: 'replace' }),
    ['not-permitted', 'already-exists', 'already-exists', 'succeeded'],
  ],
  [
    'store under a unique name',
    upload('/file', { kind: 'unique' }),
    ['not-permitted', 'succeeded', 'succeeded', 'succeeded'],
  ],
  [
    'append to a file',
    upload('/file', { kind: 'append' }),
    ['not-permitted', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'append to a missing file',
    upload('/none', { kind: 'append' }),
    ['not-permitted', 'succeeded', 'succeeded', 'succeeded'],
  ],
  [
    'resume at the end',
    upload('/file', { kind: 'resume', offset: 7 }),
    ['not-permitted', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'resume in the middle',
    upload('/file', { kind: 'resume', offset: 3 }),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'delete a file',
    (f) => f.removeFile(at('/file')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'delete a missing file',
    (f) => f.removeFile(at('/none')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'not-found'],
  ],
  [
    'make a directory',
    (f) => f.makeDirectory(at('/new')),
    ['not-permitted', 'succeeded', 'succeeded', 'succeeded'],
  ],
  [
    'remove a directory',
    (f) => f.removeDirectory(at('/dir')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'begin a rename',
    (f) => f.checkRename(at('/file')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'rename',
    (f) => f.rename(at('/file'), at('/moved')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'rename over a file',
    (f) => f.rename(at('/file'), at('/other')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'set a mode',
    (f) => f.setMode(at('/file'), 0o600),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'make a link',
    (f) => f.makeLink(at('/link'), at('/file')),
    ['not-permitted', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'copy a file',
    (f) => f.copy(at('/file'), at('/copy')),
    ['not-permitted', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'copy over a file',
    (f) => f.copy(at('/file'), at('/other')),
    ['not-permitted', 'not-permitted', 'already-exists', 'succeeded'],
  ],
  [
    'copy a directory',
    (f) => f.copy(at('/dir'), at('/copy')),
    ['not-permitted', 'not-permitted', 'succeeded', 'succeeded'],
  ],
  [
    'remove a tree',
    (f) => f.removeTree(at('/dir')),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'combine files',
    (f) => f.combine(at('/whole'), [at('/file')]),
    ['not-permitted', 'not-permitted', 'not-permitted', 'succeeded'],
  ],
  [
    'set a time',
    (f) => f.setModified(at('/file'), 1000),
    ['not-permitted', 'succeeded', 'succeeded', 'succeeded'],
  ],
]

let storage: MemoryStorage
beforeEach(async () => {
  storage = createMemoryStorage()
  await storage.makeDirectory(['dir'])
  for (const name of ['file', 'other']) {
    const file = await storage.openWrite([name], 'create-new')
    await file.writev([Buffer.from('content')], 0)
    await file.close()
  }
})

const rows = matrix.flatMap(([title, act, expected]) =>
  presets.map((preset, index) => ({ title, preset, act, expected: expected[index] })),
)

describe('rights', () => {
  it.each(rows)('$preset: to $title $expected', async ({ preset, act, expected }) => {
    expect(await failureOf(act(rootedFileSystem(storage, preset)))).toBe(expected)
  })

  it('to rename does not include the right to overwrite', async () => {
    const files = rootedFileSystem(storage, ['list', 'rename'])
    expect(await failureOf(files.rename(at('/file'), at('/other')))).toBe('already-exists')
    await files.rename(at('/file'), at('/moved'))
    expect((await files.stat(at('/moved'))).size).toBe(7)
  })

  it('to overwrite alone do not include the right to upload', async () => {
    const files = rootedFileSystem(storage, ['overwrite'])
    expect(await failureOf(files.openUpload(at('/file'), { kind: 'replace' }))).toBe('not-permitted')
    expect(await failureOf(files.openUpload(at('/none'), { kind: 'replace' }))).toBe('not-permitted')
  })

  it('without overwriting: a file that appears during an upload wins at the end', async () => {
    const files = rootedFileSystem(storage, 'read-upload')
    const late = await sendUpload(files, '/same', { kind: 'replace' }, 'late')
    await (await sendUpload(files, '/same', { kind: 'replace' }, 'first')).commit()
    expect(await failureOf(late.commit())).toBe('already-exists')
    expect((await files.stat(at('/same'))).size).toBe(5)
    expect((await collect(storage.list([]))).map(({ name }) => name).sort()).toEqual([
      'dir',
      'file',
      'other',
      'same',
    ])
  })
})
