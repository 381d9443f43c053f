import { beforeEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../../../../app/main/engine/vfs/file-system.ts'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { type Preset, presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import type { UploadPolicy } from '../../../../app/main/engine/vfs/upload-policy.ts'
import { failureOf } from '../../../helpers/vfs/collect.ts'
import { at, sendUpload } from '../../../helpers/vfs/file-system.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'

const replace = { kind: 'replace' } as const
const append = { kind: 'append' } as const
const resume = (offset: number) => ({ kind: 'resume', offset }) as const

describe.each(storageKinds)('a share of %s storage', (_kind, open) => {
  let under: StorageUnderTest
  beforeEach(async () => {
    under = await open()
    await under.put('photo.jpg', 'earlier')
  })
  const text = async (path: string) => (await under.content(path))?.toString() ?? null
  const share = (preset: Preset, uploads: Partial<UploadPolicy>): FileSystem =>
    createFileSystem([
      {
        shareId: 'share',
        at: [],
        storage: under.storage,
        permissions: presetPermissions[preset],
        uploads: { onExisting: 'overwrite', partials: 'resume', ...uploads },
      },
    ])
  const store = async (files: FileSystem, path: string, content: string) => {
    const upload = await sendUpload(files, path, replace, content)
    await upload.commit()
    return upload
  }

  describe('that refuses what is there', () => {
    it('replaces nothing, whatever the account may do', async () => {
      const files = share('full', { onExisting: 'refuse' })
      expect(await failureOf(files.openUpload(at('/photo.jpg'), replace))).toBe('kept')
      expect(await failureOf(files.openUpload(at('/photo.jpg'), resume(3)))).toBe('kept')
      expect(await text('photo.jpg')).toBe('earlier')
      await store(files, '/other.jpg', 'new')
      expect(await text('other.jpg')).toBe('new')
    })

    it('lets a file go on at its end', async () => {
      const files = share('full', { onExisting: 'refuse' })
      await (await sendUpload(files, '/photo.jpg', resume(7), ' and')).commit()
      await (await sendUpload(files, '/photo.jpg', append, ' on')).commit()
      expect(await text('photo.jpg')).toBe('earlier and on')
    })

    it('replaces nothing by a rename or a copy either, and neither do those that keep both', async () => {
      await under.put('new.jpg', 'new')
      for (const onExisting of ['refuse', 'keep-both'] as const) {
        const files = share('full', { onExisting })
        expect(await failureOf(files.rename(at('/new.jpg'), at('/photo.jpg')))).toBe('already-exists')
        expect(await failureOf(files.copy(at('/new.jpg'), at('/photo.jpg')))).toBe('already-exists')
      }
      expect(await text('photo.jpg')).toBe('earlier')
    })

    it('lets the first of two at once win', async () => {
      const files = share('full', { onExisting: 'refuse' })
      const [one, two] = [
        await sendUpload(files, '/new', replace, 'one'),
        await sendUpload(files, '/new', replace, 'two'),
      ]
      await one.commit()
      expect(await failureOf(two.commit())).toBe('kept')
      expect(await text('new')).toBe('one')
      expect(await under.names('/')).toEqual(['new', 'photo.jpg'])
    })
  })

  describe('that keeps both', () => {
    it('stores the next under a free name and says which', async () => {
      const files = share('read-upload', { onExisting: 'keep-both' })
      expect((await store(files, '/photo.jpg', 'second')).path).toBe('/photo (2).jpg')
      const third = await store(files, '/photo.jpg', 'third')
      expect([third.path, third.revealsName]).toEqual(['/photo (3).jpg', true])
      expect(await Promise.all(['photo.jpg', 'photo (2).jpg', 'photo (3).jpg'].map(text))).toEqual([
        'earlier',
        'second',
        'third',
      ])
    })

    it('loses none of many at once', async () => {
      const files = share('upload-only', { onExisting: 'keep-both' })
      const contents = Array.from({ length: 12 }, (_, index) => `upload ${index}`)
      const uploads = await Promise.all(contents.map((it) => sendUpload(files, '/photo.jpg', replace, it)))
      await Promise.all(uploads.map((upload) => upload.commit()))
      const names = await under.names('/')
      expect(names.length).toBe(13)
      expect((await Promise.all(names.map(text))).sort()).toEqual(['earlier', ...contents].sort())
    })

    it('tells a drop box nothing of what is there', async () => {
      const upload = await store(share('upload-only', { onExisting: 'keep-both' }), '/photo.jpg', 'x')
      expect(upload.revealsName).toBe(false)
    })

    it('continues a file where it lies', async () => {
      const files = share('full', { onExisting: 'keep-both' })
      await (await sendUpload(files, '/photo.jpg', append, '!')).commit()
      expect(await text('photo.jpg')).toBe('earlier!')
    })
  })

  describe('whose interrupted uploads', () => {
    it('are kept lie beside the file they were to replace, under a name that was free', async () => {
      const files = share('full', { partials: 'keep' })
      await (await sendUpload(files, '/photo.jpg', replace, 'half')).interrupt()
      await (await sendUpload(files, '/photo.jpg', replace, 'half again')).interrupt()
      await (await sendUpload(files, '/photo.jpg', replace, '')).interrupt()
      await (await sendUpload(files, '/new.jpg', replace, 'part')).interrupt()
      expect(await under.names('/')).toEqual([
        'new.jpg',
        'photo.jpg',
        'photo.jpg (2).partial',
        'photo.jpg.partial',
      ])
      expect(await text('photo.jpg')).toBe('earlier')
      expect(await text('photo.jpg.partial')).toBe('half')
      expect(await text('photo.jpg (2).partial')).toBe('half again')
    })

    it('are deleted leave nothing, and what is continued in place keeps what it had', async () => {
      const files = share('full', { partials: 'delete' })
      await (await sendUpload(files, '/photo.jpg', replace, 'half')).interrupt()
      await (await sendUpload(files, '/new.jpg', replace, 'part')).interrupt()
      await (await sendUpload(files, '/x', { kind: 'unique' }, 'part')).interrupt()
      await (await sendUpload(files, '/photo.jpg', append, '!')).interrupt()
      expect(await under.names('/')).toEqual(['photo.jpg'])
      expect(await text('photo.jpg')).toBe('earlier!')
    })
  })

  describe('with an account that may only upload', () => {
    const policy = { accountId: 'camera' }

    it('takes its interrupted upload again, from the start or where it broke off', async () => {
      const files = share('upload-only', policy)
      for (const start of [replace, resume(4), append]) {
        await (await sendUpload(files, '/new.jpg', replace, 'the ')).interrupt()
        const rest = start === replace ? 'the whole' : 'whole'
        await (await sendUpload(files, '/new.jpg', start, rest)).commit()
        expect(await text('new.jpg')).toBe('the whole')
        // Complete, it is a file like any other.
        expect(await failureOf(files.openUpload(at('/new.jpg'), replace))).toBe('already-exists')
        expect(await failureOf(files.openUpload(at('/new.jpg'), append))).toBe('not-permitted')
        await under.storage.removeFile(['new.jpg'])
      }
    })

    it('may try as often as it breaks', async () => {
      const files = share('upload-only', policy)
      await (await sendUpload(files, '/new.jpg', replace, 'a')).interrupt()
      await (await sendUpload(files, '/new.jpg', append, 'b')).interrupt()
      await (await sendUpload(files, '/new.jpg', replace, 'x')).interrupt()
      expect(await text('new.jpg')).toBe('ab')
      await (await sendUpload(files, '/new.jpg', replace, 'all')).commit()
      expect(await text('new.jpg')).toBe('all')
      expect(await under.names('/')).toEqual(['new.jpg', 'photo.jpg'])
    })

    it('does not give it to others, nor once somebody else has written to it', async () => {
      const files = share('upload-only', policy)
      await (await sendUpload(files, '/new.jpg', replace, 'the ')).interrupt()
      const others = share('upload-only', { accountId: 'phone' })
      expect(await failureOf(others.openUpload(at('/new.jpg'), replace))).toBe('already-exists')
      await (await sendUpload(share('full', {}), '/new.jpg', append, 'end')).commit()
      expect(await failureOf(files.openUpload(at('/new.jpg'), replace))).toBe('already-exists')
    })

    it('stores it under its own name also where files are refused or both kept', async () => {
      for (const onExisting of ['refuse', 'keep-both'] as const) {
        const files = share('upload-only', { ...policy, onExisting })
        await (await sendUpload(files, `/${onExisting}`, replace, 'the ')).interrupt()
        await store(files, `/${onExisting}`, 'whole')
        expect(await text(onExisting)).toBe('whole')
      }
    })
  })
})
