import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPortableCalls } from '../../../../app/main/host/calls/portable-calls.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore, type SettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { portableParts } from '../../../../app/preload/contract/portable-types.ts'

const password = {
  algorithm: 'scrypt',
  n: 16,
  r: 8,
  p: 1,
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32, 7).toString('base64'),
}
const passphrase = 'correct horse'

let root = ''
let file = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'portside-portable-')))
  file = join(root, 'export.json')
  mkdirSync(join(root, 'photos'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A store whose file is written by node:fs. */
async function storeWith(name: string, settings: object = {}): Promise<SettingsStore> {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 2, ...settings }))
  return (await openSettingsStore(folder)).store
}

function callsOf(store: SettingsStore, path: string | null = file) {
  const restarts: string[] = []
  const calls = createPortableCalls({
    store,
    guard: { dataFolder: join(root, 'data'), homeFolder: '/home/nobody' },
    desktop: { chooseSaveFile: async () => path, chooseImportFile: async () => path },
    serverSettingsChanged: async () => void restarts.push('restart'),
    now: () => 5,
  })
  return { calls, restarts }
}

/** Chooses the file and gives its summary; fails the test when it was refused. */
async function chosen(calls: ReturnType<typeof callsOf>['calls']) {
  const outcome = await calls.chooseImport(undefined)
  if (!outcome.ok || outcome.value === null) throw new Error('no file was chosen')
  return outcome.value
}

const ann = { id: 'u', name: 'ann', password }

describe('exporting', () => {
  it('writes a file only its owner can read, and nothing beside it', async () => {
    const { calls } = callsOf(await storeWith('data', { users: [ann] }))
    expect(await calls.exportSettings({ parts: ['server', 'users'], passphrase: null })).toEqual({
      ok: true,
      value: { fileName: 'export.json' },
    })
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(password.hash)
    expect(readdirSync(root).sort()).toEqual(['data', 'export.json', 'photos'])
  })

  it('asks for a passphrase that is worth something', async () => {
    const { calls } = callsOf(await storeWith('data'))
    const outcome = await calls.exportSettings({ parts: ['users'], passphrase: 'short' })
    expect(outcome).toMatchObject({ ok: false, problem: { field: 'passphrase' } })
    expect(readdirSync(root)).not.toContain('export.json')
  })

  it('writes nothing when the dialog was cancelled, and says when it cannot write', async () => {
    const store = await storeWith('data')
    const argument = { parts: ['server' as const], passphrase: null }
    expect(await callsOf(store, null).calls.exportSettings(argument)).toEqual({ ok: true, value: null })
    const outcome = await callsOf(store, join(root, 'no', 'folder.json')).calls.exportSettings(argument)
    expect(outcome).toMatchObject({ ok: false, problem: { message: expect.stringContaining('ENOENT') } })
  })
})

describe('importing', () => {
  it('brings everything to another computer, passwords by their passphrase', async () => {
    const photos = { id: 's', name: 'Photos', folder: join(root, 'photos') }
    const there = await storeWith('there', { server: { controlPort: 2200 }, shares: [photos], users: [ann] })
    await callsOf(there).calls.exportSettings({ parts: [...portableParts], passphrase })
    const here = await storeWith('here')
    const { calls, restarts } = callsOf(here)
    const summary = await chosen(calls)
    expect(summary).toMatchObject({
      fileName: 'export.json',
      hasPasswords: true,
      missingFolders: [],
      refusedShares: [],
    })
    expect(here.current.shares).toEqual([])
    const choices = Object.fromEntries(portableParts.map((part) => [part, 'replace' as const]))
    const outcome = await calls.importSettings({ token: summary.token, passphrase, choices })
    expect(outcome).toEqual({ ok: true, value: { notes: [] } })
    expect(here.current).toEqual({
      ...there.current,
      users: [{ ...there.current.users[0], createdAtMs: 5 }],
    })
    expect(restarts).toEqual(['restart'])
    expect(await calls.importSettings({ token: summary.token, passphrase, choices })).toMatchObject({
      ok: false,
    })
  })

  it('changes nothing with a wrong passphrase, and can be tried again', async () => {
    await callsOf(await storeWith('there', { users: [ann] })).calls.exportSettings({
      parts: ['users'],
      passphrase,
    })
    const here = await storeWith('here')
    const before = here.current
    const { calls } = callsOf(here)
    const { token } = await chosen(calls)
    const choices = { users: 'merge' as const }
    const wrong = await calls.importSettings({ token, passphrase: 'wrong horse', choices })
    expect(wrong).toEqual({
      ok: false,
      problem: { field: 'passphrase', message: 'The passphrase is not right, or the file was changed.' },
    })
    expect(here.current).toBe(before)
    expect(await calls.importSettings({ token, passphrase, choices })).toMatchObject({ ok: true })
    expect(here.current.users).toMatchObject([{ name: 'ann', isEnabled: true, password }])
  })

  it('applies what the summary was made of, whatever becomes of the file', async () => {
    await callsOf(await storeWith('there', { appearance: { theme: 'dark' } })).calls.exportSettings({
      parts: ['appearance'],
      passphrase: null,
    })
    const here = await storeWith('here')
    const { calls } = callsOf(here)
    const { token } = await chosen(calls)
    writeFileSync(file, 'something else')
    expect(
      await calls.importSettings({ token, passphrase: null, choices: { appearance: 'replace' } }),
    ).toMatchObject({ ok: true })
    expect(here.current.appearance.theme).toBe('dark')
  })

  it('refuses the data folder and what is no path here, and waits for folders that are missing', async () => {
    const foreign = process.platform === 'win32' ? 'photos' : 'D:\\Photos'
    const shares = [join(root, 'data'), foreign, join(root, 'gone')].map((folder, index) => ({
      id: `s${index}`,
      name: `S${index}`,
      folder,
    }))
    await callsOf(await storeWith('data', { shares })).calls.exportSettings({
      parts: ['shares'],
      passphrase: null,
    })
    const here = await storeWith('here')
    const { calls } = callsOf(here)
    const { token, refusedShares, missingFolders } = await chosen(calls)
    expect(refusedShares.map(({ name }) => name)).toEqual(['S0', 'S1'])
    expect(missingFolders).toEqual([{ name: 'S2', folder: join(root, 'gone') }])
    await calls.importSettings({ token, passphrase: null, choices: { shares: 'merge' } })
    expect(here.current.shares.map(({ name }) => name)).toEqual(['S2'])
  })

  it.each<[string, () => void, RegExp]>([
    [
      'a file of two gigabytes',
      () => {
        writeFileSync(file, '')
        truncateSync(file, 2 ** 31)
      },
      /too large/,
    ],
    ['a file that is gone', () => undefined, /ENOENT|not there/],
    ['a folder', () => mkdirSync(file), /EISDIR|cannot be read/],
    ['something else', () => writeFileSync(file, '{}'), /not a file that Portside exported/],
  ])('refuses %s in one line and changes nothing', async (_title, plant, message) => {
    const here = await storeWith('here')
    const before = here.current
    plant()
    expect(await callsOf(here).calls.chooseImport(undefined)).toMatchObject({
      ok: false,
      problem: { field: null, message: expect.stringMatching(message) },
    })
    expect(here.current).toBe(before)
  })

  it('takes no token it did not give', async () => {
    const { calls } = callsOf(await storeWith('here'))
    expect(
      await calls.importSettings({ token: file, passphrase: null, choices: { server: 'merge' } }),
    ).toMatchObject({ ok: false })
  })
})

describe('hooks in an exported file', () => {
  it('are ignored: a file from somebody else must not send anything anywhere', async () => {
    const there = await storeWith('there', { appearance: { theme: 'dark' } })
    await callsOf(there).calls.exportSettings({ parts: ['appearance'], passphrase: null })
    const document = JSON.parse(readFileSync(file, 'utf8')) as { settings: Record<string, unknown> }
    document.settings.hooks = {
      webhook: { isOn: true, url: 'https://evil.example/' },
      command: { isOn: true, program: '/bin/sh', args: ['-c', 'x'] },
    }
    writeFileSync(file, JSON.stringify(document))
    const here = await storeWith('here')
    const { calls } = callsOf(here)
    const { token } = await chosen(calls)
    const choices = { appearance: 'replace' as const }
    expect(await calls.importSettings({ token, passphrase: null, choices })).toMatchObject({ ok: true })
    expect(here.current.appearance.theme).toBe('dark')
    expect(here.current.hooks).toEqual(defaultSettings.hooks)
  })

  it('are never written', async () => {
    const hooks = { webhook: { isOn: true, url: 'https://mine.example/token' } }
    const { calls } = callsOf(await storeWith('data', { hooks }))
    await calls.exportSettings({ parts: [...portableParts], passphrase: null })
    expect(readFileSync(file, 'utf8')).not.toContain('mine.example')
  })
})
