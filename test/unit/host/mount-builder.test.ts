import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../../app/main/engine/vfs/memory-storage.ts'
import { createFileSystem } from '../../../app/main/engine/vfs/mounted-file-system.ts'
import type { EffectiveAccess } from '../../../app/main/host/mount-builder.ts'
import { buildMounts } from '../../../app/main/host/mount-builder.ts'
import { settingsSchema } from '../../../app/main/host/settings/settings-schema.ts'

const day = 24 * 60 * 60 * 1000
const allShares: EffectiveAccess = { kind: 'all-shares' }

const share = (id: string, rules: object = {}) => ({ id, name: id, folder: `/srv/${id}`, ...rules })

async function build(shares: readonly object[], access: object = allShares, isAnonymous = false) {
  const settings = settingsSchema.parse({
    version: 2,
    shares,
    users: [{ id: 'u', name: 'ann', access }],
  })
  const lines: string[] = []
  const effective = settings.users[0]?.access as EffectiveAccess
  const mounts = await buildMounts(settings, {
    access: effective,
    isAnonymous,
    nowMs: 10 * day,
    storageOf: async () => createMemoryStorage(),
    log: (line) => lines.push(line),
  })
  // Must hold whatever the settings say: a login never fails because of it.
  createFileSystem(mounts)
  const places = mounts.map(({ at }) => `/${at.join('/')}`)
  return { mounts, places, lines }
}

describe('what an account may reach', () => {
  it('leaves out shares that are switched off or have expired', async () => {
    const { places } = await build([
      share('on', { expiresAtMs: 10 * day + 1 }),
      share('off', { isEnabled: false }),
      share('over', { expiresAtMs: 10 * day }),
    ])
    expect(places).toEqual(['/on'])
  })

  it('has the rights of the share, with its own rights in its folders and its name rules', async () => {
    const names = { allow: ['*.jpg'], deny: [], hide: ['.*'] }
    const { mounts } = await build([
      share('s', {
        preset: 'custom',
        permissions: ['list', 'rename'],
        folders: [{ folder: 'in/box', preset: 'upload-only' }],
        names,
      }),
    ])
    expect(mounts).toMatchObject([
      {
        shareId: 's',
        permissions: new Set(['list', 'rename']),
        folders: [
          { path: ['in', 'box'], permissions: new Set(['upload', 'make-directory', 'change-times']) },
        ],
        names,
      },
    ])
  })

  it('has the rights, the folders and the place of a grant instead of those of the share', async () => {
    const shares = [share('s', { folders: [{ folder: 'a', preset: 'full' }] }), share('r')]
    const grants = [
      { shareId: 's', at: '/deep/er', preset: 'read-only', folders: [{ folder: 'b', preset: 'full' }] },
      { shareId: 'r', at: '/', preset: 'custom', permissions: ['list'] },
    ]
    const { mounts, places } = await build(shares, { kind: 'selected', grants })
    expect(places).toEqual(['/deep/er', '/'])
    expect(mounts[0]?.folders?.map(({ path }) => path)).toEqual([['b']])
    expect(mounts[1]?.permissions).toEqual(new Set(['list']))
  })

  it('lets guests only read what all may do, and do what they were granted by name', async () => {
    const shares = [
      share('s', { preset: 'full', folders: [{ folder: 'in', preset: 'upload-only' }] }),
      share('box', { preset: 'upload-only' }),
    ]
    const all = await build(shares, allShares, true)
    expect(all.places).toEqual(['/s'])
    expect(all.mounts[0]?.permissions).toEqual(new Set(['list', 'download']))
    expect(all.mounts[0]?.folders).toEqual([{ path: ['in'], permissions: new Set() }])
    const grants = [{ shareId: 'box', preset: 'upload-only' }]
    expect((await build(shares, { kind: 'selected', grants }, true)).places).toEqual(['/box'])
  })

  it('gives a share whose place is taken a free name, in whatever case and Unicode form, and says so', async () => {
    const shares = [share('Caf\u00e9'), share('other'), share('third'), share('fourth')]
    const grants = [
      { shareId: 'Caf\u00e9', preset: 'full' },
      { shareId: 'other', at: '/CAFE\u0301', preset: 'full' },
      { shareId: 'third', at: '/', preset: 'full' },
      { shareId: 'fourth', at: '/', preset: 'full' },
    ]
    const { places, lines } = await build(shares, { kind: 'selected', grants })
    expect(places).toEqual(['/Caf\u00e9', '/CAF\u00c9 (2)', '/', '/fourth'])
    expect(lines).toHaveLength(2)
  })
})
