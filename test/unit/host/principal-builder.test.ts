import { describe, expect, it } from 'vitest'
import type { StorageBackend, StoredPassword } from '../../../app/main/engine/host-door.ts'
import { createMemoryStorage } from '../../../app/main/engine/vfs/memory-storage.ts'
import { createAccountSource } from '../../../app/main/host/principal-builder.ts'
import type { Settings } from '../../../app/main/host/settings/settings-schema.ts'
import { settingsSchema } from '../../../app/main/host/settings/settings-schema.ts'

const shares = [
  { id: 'p', name: 'Photos', folder: '/srv/photos', preset: 'read-only' },
  { id: 'i', name: 'Inbox', folder: '/srv/inbox', preset: 'upload-only' },
  { id: 'w', name: 'Work', folder: '/srv/work', preset: 'full' },
]

const settingsWith = (...users: object[]): Settings => settingsSchema.parse({ version: 2, shares, users })

function sourceOf(initial: Settings) {
  const state = { settings: initial, isFailing: false }
  const made: [string, StorageBackend][] = []
  const rules: string[] = []
  const rehashed: [string, StoredPassword][] = []
  const logged: string[] = []
  const source = createAccountSource({
    settings: () => state.settings,
    async openStorage(folder, links) {
      if (state.isFailing) throw new Error('no such disk')
      rules.push(links)
      const storage = createMemoryStorage()
      made.push([folder, storage])
      return storage
    },
    log: (line) => logged.push(line),
    passwordRehashed: (userId, password) => rehashed.push([userId, password]),
  })
  /** Where each mount appears and what may be done there. */
  const view = async (userName: string) =>
    ((await source.find(userName)?.mounts()) ?? []).map(({ at, permissions }) => [
      at.join('/'),
      [...permissions],
    ])
  return { state, source, view, made, rules, logged }
}

describe('account source', () => {
  it('finds a user by name whatever its case and Unicode form', () => {
    const { source } = sourceOf(settingsWith({ id: 'a', name: 'Zo\u00eb', requiresTls: true }))
    expect(source.find('ZOE\u0308')).toMatchObject({ accountId: 'a', name: 'Zo\u00eb', requiresTls: true })
    expect(source.find('zoe')).toBeNull()
  })

  it('makes an administrator only of whom the settings say so', () => {
    const { source } = sourceOf(
      settingsWith({ id: 'a', name: 'ann', isAdmin: true }, { id: 'b', name: 'bob' }),
    )
    expect(source.find('ann')).toMatchObject({ isAdmin: true })
    expect(source.find('bob')).toMatchObject({ isAdmin: false })
  })

  it('finds the anonymous user only when there is one', () => {
    expect(sourceOf(settingsWith()).source.findAnonymous()).toBeNull()
    const guest = { id: 'g', name: 'anonymous', isAnonymous: true, isEnabled: false }
    const { source } = sourceOf(settingsWith(guest))
    expect(source.findAnonymous()).toMatchObject({ accountId: 'g', isAnonymous: true, isEnabled: false })
  })

  it('says once that a share appears elsewhere because its place is taken', async () => {
    const grants = ['p', 'w'].map((shareId) => ({ shareId, at: '/here', preset: 'read-only' }))
    const user = { id: 'a', name: 'ann', access: { kind: 'selected', grants } }
    const { view, source, state, logged } = sourceOf(settingsWith(user))
    expect((await view('ann')).map(([at]) => at)).toEqual(['here', 'here (2)'])
    await source.accountOf(state.settings.users[0] as Settings['users'][number]).mounts()
    expect(logged).toEqual(['share w appears at /here (2): another one is at /here'])
  })

  it('gives every share under its name with its own preset', async () => {
    const { view } = sourceOf(settingsWith({ id: 'a', name: 'ann' }))
    expect(await view('ann')).toEqual([
      ['Photos', ['list', 'download']],
      ['Inbox', ['upload', 'make-directory', 'change-times']],
      ['Work', expect.arrayContaining(['download', 'delete', 'rename'])],
    ])
  })

  it('gives only the chosen shares, with the preset of the grant', async () => {
    const grants = [
      { shareId: 'w', preset: 'read-only' },
      { shareId: 'gone', preset: 'full' },
    ]
    const { view } = sourceOf(settingsWith({ id: 'a', name: 'ann', access: { kind: 'selected', grants } }))
    expect(await view('ann')).toEqual([['Work', ['list', 'download']]])
  })

  it('lets guests read what may be read and never see a drop box', async () => {
    const { view } = sourceOf(settingsWith({ id: 'g', name: 'anonymous', isAnonymous: true }))
    expect(await view('anonymous')).toEqual([
      ['Photos', ['list', 'download']],
      ['Work', ['list', 'download']],
    ])
  })

  it('makes one storage for each folder and uses it for every login', async () => {
    const { source, made } = sourceOf(settingsWith({ id: 'a', name: 'ann' }, { id: 'b', name: 'bob' }))
    const first = await source.find('ann')!.mounts()
    const second = await source.find('bob')!.mounts()
    expect(made.map(([folder]) => folder)).toEqual(['/srv/photos', '/srv/inbox', '/srv/work'])
    expect(second.map(({ storage }) => storage)).toEqual(first.map(({ storage }) => storage))
    expect(first[0]?.storage).toBe(made[0]?.[1])
  })

  it('follows the settings from one login to the next', async () => {
    const { source, state, view, made } = sourceOf(settingsWith({ id: 'a', name: 'ann' }))
    expect(await view('ann')).toHaveLength(3)
    state.settings = {
      ...state.settings,
      shares: state.settings.shares.slice(0, 1),
      users: state.settings.users,
    }
    expect(await view('ann')).toHaveLength(1)
    state.settings = settingsWith({ id: 'b', name: 'bob' })
    expect(source.find('ann')).toBeNull()
    expect(await view('bob')).toHaveLength(3)
    expect(made).toHaveLength(5)
  })

  it('opens a folder anew when the rule for its links changes, so that live sessions get it', async () => {
    const { state, source, rules } = sourceOf(settingsWith({ id: 'a', name: 'ann' }))
    const first = await source.find('ann')?.mounts()
    const [photos, ...others] = shares
    state.settings = settingsSchema.parse({
      ...state.settings,
      shares: [{ ...photos, links: 'never' }, ...others],
    })
    const second = await source.find('ann')?.mounts()
    expect(second?.map(({ storage }, at) => storage === first?.[at]?.storage)).toEqual([false, true, true])
    expect(rules).toEqual(['inside', 'inside', 'inside', 'never'])
  })

  it('tries a storage that could not be opened again at the next login', async () => {
    const { source, state, view } = sourceOf(settingsWith({ id: 'a', name: 'ann' }))
    state.isFailing = true
    await expect(source.find('ann')!.mounts()).rejects.toThrow('no such disk')
    state.isFailing = false
    expect(await view('ann')).toHaveLength(3)
  })
})
