import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSettingsCalls } from '../../../../app/main/host/calls/settings-calls.ts'
import { createShareCalls } from '../../../../app/main/host/calls/share-calls.ts'
import { createUserCalls } from '../../../../app/main/host/calls/user-calls.ts'
import { createFolderTokens } from '../../../../app/main/host/folders/folder-tokens.ts'
import { createNotices } from '../../../../app/main/host/notices/notices.ts'
import { openSettingsStore, type SettingsStore } from '../../../../app/main/host/settings/settings-store.ts'

let root = ''
let store: SettingsStore
beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'portside-calls-')))
  store = (await openSettingsStore(join(root, 'data'))).store
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function folder(name: string): string {
  const path = join(root, name)
  mkdirSync(path)
  return path
}

/** No server runs: every change is made, and no session ends. */
const rights = {
  changing: async <Result>(_id: string, _sparing: string, change: () => Promise<Result>) => ({
    result: await change(),
    ended: 0,
  }),
}

function shareCalls(chosen: string | null = null, dataFolder = join(root, 'data')) {
  return createShareCalls({
    store,
    tokens: createFolderTokens(() => 0),
    guard: { dataFolder, homeFolder: '/home/nobody' },
    chooseFolder: async () => chosen,
    revealFolder: async () => null,
  })
}

async function tokenOf(calls: ReturnType<typeof shareCalls>): Promise<string> {
  const chosen = await calls.chooseFolder(undefined)
  if (!chosen.ok || chosen.value === null) throw new Error('no folder was chosen')
  return chosen.value.token
}

describe('sharing a folder', () => {
  it('takes the token of a dialog and keeps the folder behind it', async () => {
    const photos = folder('photos')
    const calls = shareCalls(photos)
    const chosen = await calls.chooseFolder(undefined)
    expect(chosen).toMatchObject({
      ok: true,
      value: { folder: photos, suggestedName: 'photos', warnings: [] },
    })
    const added = await calls.addShare({ folderToken: await tokenOf(calls), name: 'Pics', preset: 'full' })
    expect(added.ok).toBe(true)
    expect(store.current.shares).toMatchObject([{ folder: photos, name: 'Pics', preset: 'full' }])
  })

  it('takes a dropped folder and refuses a dropped file', async () => {
    const calls = shareCalls()
    expect((await calls.registerDroppedFolder({ folder: folder('drop') })).ok).toBe(true)
    writeFileSync(join(root, 'a.txt'), 'x')
    const file = await calls.registerDroppedFolder({ folder: join(root, 'a.txt') })
    expect(file).toMatchObject({ ok: false, problem: { field: 'folder' } })
  })

  it('never takes a native path for a token', async () => {
    const photos = folder('photos')
    const added = await shareCalls().addShare({ folderToken: photos, name: 'x', preset: 'full' })
    expect(added).toMatchObject({ ok: false, problem: { field: 'folder' } })
    expect(store.current.shares).toEqual([])
  })

  it('uses up a token, but not when the name was refused', async () => {
    const calls = shareCalls(folder('photos'))
    const folderToken = await tokenOf(calls)
    const refused = await calls.addShare({ folderToken, name: 'a/b', preset: 'full' })
    expect(refused).toMatchObject({ ok: false, problem: { field: 'name' } })
    expect((await calls.addShare({ folderToken, name: 'ab', preset: 'full' })).ok).toBe(true)
    expect((await calls.addShare({ folderToken, name: 'abc', preset: 'full' })).ok).toBe(false)
  })

  it('refuses the data folder', async () => {
    const calls = shareCalls(join(root, 'data'))
    expect(await calls.chooseFolder(undefined)).toMatchObject({ ok: false, problem: { field: 'folder' } })
  })

  it('refuses the data folder and what lies in it even where the program reached it through a link', async () => {
    // Windows lets nobody but administrators make links; junctions are folders to it.
    symlinkSync(join(root, 'data'), join(root, 'link'), 'junction')
    for (const name of ['data', 'link', 'data/inner']) {
      mkdirSync(join(root, name), { recursive: true })
      const calls = shareCalls(join(root, name), join(root, 'link'))
      expect(await calls.chooseFolder(undefined), name).toMatchObject({ ok: false })
    }
  })

  it('answers null when the dialog was cancelled', async () => {
    expect(await shareCalls(null).chooseFolder(undefined)).toEqual({ ok: true, value: null })
  })

  it('renames, shows and removes a share', async () => {
    const calls = shareCalls(folder('photos'))
    const added = await calls.addShare({ folderToken: await tokenOf(calls), name: 'a', preset: 'full' })
    const id = added.ok ? added.value.id : ''
    expect(await calls.updateShare({ id, name: 'b' })).toEqual({ ok: true, value: null })
    expect(store.current.shares).toMatchObject([{ name: 'b', preset: 'full' }])
    expect(await calls.revealShare({ id })).toEqual({ ok: true, value: null })
    expect(await calls.removeShare({ id })).toEqual({ ok: true, value: null })
    expect(await calls.revealShare({ id })).toMatchObject({ ok: false })
  })
})

describe('users', () => {
  it('are stored without their password', async () => {
    const calls = createUserCalls(store, () => 5, rights)
    const details = { requiresTls: false, access: { kind: 'all-shares' } as const, note: '' }
    const added = await calls.addUser({ name: 'ann', password: 'hunter2', ...details })
    expect(added.ok).toBe(true)
    expect(JSON.stringify(store.current)).not.toContain('hunter2')
    const again = await calls.addUser({ name: 'ANN', password: 'x', ...details })
    expect(again).toMatchObject({ ok: false, problem: { field: 'name' } })
  })

  it('get a new password and a new name in one step, or neither', async () => {
    const calls = createUserCalls(store, () => 5, rights)
    const details = { requiresTls: false, access: { kind: 'all-shares' } as const, note: '' }
    const added = await calls.addUser({ name: 'ann', password: 'one', ...details })
    const id = added.ok ? added.value.id : ''
    const [before] = store.current.users
    expect((await calls.updateUser({ id, name: 'a/b', password: 'two' })).ok).toBe(false)
    expect(store.current.users[0]).toBe(before)
    expect((await calls.updateUser({ id, name: 'bea', password: 'two', isEnabled: false })).ok).toBe(true)
    expect(store.current.users[0]).toMatchObject({ name: 'bea', isEnabled: false })
    expect(store.current.users[0]?.password?.hash).not.toBe(before?.password?.hash)
  })

  it('include the anonymous one once it is switched on', async () => {
    const calls = createUserCalls(store, () => 5, rights)
    await calls.setAnonymous({ isEnabled: true })
    expect(store.current.users).toMatchObject([{ isAnonymous: true, isEnabled: true }])
    await calls.setAnonymous({ isEnabled: false })
    expect(store.current.users).toMatchObject([{ isAnonymous: true, isEnabled: false }])
  })

  it('are offered a password nobody else got', () => {
    const calls = createUserCalls(store, () => 5, rights)
    const first = calls.suggestPassword(undefined)
    expect(calls.suggestPassword(undefined)).not.toEqual(first)
  })
})

describe('settings', () => {
  function settingsCalls(ended: number | null = null) {
    const notices = createNotices(
      () => 0,
      () => undefined,
    )
    const server = { refresh: async () => ended }
    return { notices, calls: createSettingsCalls({ store, notices, server, copyText: () => undefined }) }
  }

  it('change where something is said and stay elsewhere', async () => {
    const { calls } = settingsCalls()
    const { greeting } = store.current.server
    expect(await calls.updateSettings({ controlPort: 2200 })).toEqual({ ok: true, value: null })
    expect(store.current.server).toMatchObject({ controlPort: 2200, greeting })
  })

  it.each([
    [{ greeting: 'two\nlines' }, 'greeting'],
    [{ externalAddress: 'not an address' }, 'externalAddress'],
    [{ passivePorts: { min: 6000, max: 5000 } }, 'passivePorts'],
  ] as const)('refuse %j beside the field', async (changes, field) => {
    const { calls } = settingsCalls()
    const before = store.current
    expect(await calls.updateSettings(changes)).toMatchObject({ ok: false, problem: { field } })
    expect(store.current).toBe(before)
  })

  it.each([
    [null, 0],
    [0, 0],
    [2, 1],
  ])('say so when the server had to stop and sessions ended (%s)', async (ended, count) => {
    const { calls, notices } = settingsCalls(ended)
    await calls.updateSettings({ maxSessions: 5 })
    expect(notices.list()).toHaveLength(count)
  })

  it('keep the theme', async () => {
    await settingsCalls().calls.updateAppearance({ theme: 'dark' })
    expect(store.current.appearance.theme).toBe('dark')
  })
})
