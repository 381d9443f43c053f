import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'portside-settings-')), 'data')
  path = join(folder, 'settings.json')
})

afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const withPort = (controlPort: number) => (settings: Settings) => ({
  ...settings,
  server: { ...settings.server, controlPort },
})

/** Written with node:fs, so that the set-up does not use the code under test. */
function write(name: string, content: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
}

const fileOfPort = (controlPort: number) => JSON.stringify({ version: 2, server: { controlPort } })
const portOnDisk = (name = 'settings.json') =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')).server.controlPort
const broken = () => readdirSync(folder).filter((name) => name.includes('.broken-'))

describe('settings store', () => {
  it('begins with the defaults, without a notice and without a file', async () => {
    const { store, notices } = await openSettingsStore(folder)
    expect(store.current).toEqual(defaultSettings)
    expect(notices).toEqual([])
    expect(readdirSync(folder)).toEqual([])
  })

  it('gives an update back after a restart', async () => {
    const { store } = await openSettingsStore(folder)
    await store.update(withPort(3000))
    const again = await openSettingsStore(folder)
    expect(again.store.current).toEqual(store.current)
    expect(again.store.current.server.controlPort).toBe(3000)
    expect(again.notices).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('keeps files to their owner', async () => {
    const { store } = await openSettingsStore(folder)
    await store.update(withPort(3000))
    await store.update(withPort(3001))
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  })

  it('keeps one backup: the value before the last', async () => {
    const { store } = await openSettingsStore(folder)
    for (const port of [3000, 3001, 3002]) await store.update(withPort(port))
    expect(portOnDisk()).toBe(3002)
    expect(portOnDisk('settings.json.bak')).toBe(3001)
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bak'])
  })

  it('runs updates one after the other and ends with the last', async () => {
    const { store } = await openSettingsStore(folder)
    const add = (settings: Settings) => withPort(settings.server.controlPort + 1)(settings)
    void Array.from({ length: 20 }, () => store.update(add))
    await store.settled()
    expect(store.current.server.controlPort).toBe(2141)
    expect(portOnDisk()).toBe(2141)
  })

  it('refuses a value that is not valid and goes on', async () => {
    const { store } = await openSettingsStore(folder)
    await expect(store.update(withPort(-1))).rejects.toThrow()
    expect(store.current.server.controlPort).toBe(2121)
    await store.update(withPort(3000))
    expect(portOnDisk()).toBe(3000)
  })

  it('writes nothing when nothing changes', async () => {
    const { store } = await openSettingsStore(folder)
    await store.update((settings) => settings)
    expect(existsSync(path)).toBe(false)
  })

  it('tells subscribers after the disk has it, until they unsubscribe', async () => {
    const { store } = await openSettingsStore(folder)
    const seen: [number, number, number][] = []
    const unsubscribe = store.subscribe((next, previous) => {
      seen.push([previous.server.controlPort, next.server.controlPort, portOnDisk()])
    })
    await store.update(withPort(3000))
    unsubscribe()
    await store.update(withPort(3001))
    expect(seen).toEqual([[2121, 3000, 3000]])
  })

  it.each([
    ['half a file', fileOfPort(3000).slice(0, 20)],
    ['an empty file', ''],
    ['zeros, as a power cut leaves them', '\0'.repeat(100)],
    ['an invalid value', fileOfPort(99999)],
    ['a file from the future', JSON.stringify({ version: 99, server: { controlPort: 3000 } })],
    ['deep nesting', '['.repeat(100_000)],
  ])('keeps %s aside, says so and starts with defaults', async (_title, content) => {
    write('settings.json', content)
    const { store, notices } = await openSettingsStore(folder)
    expect(store.current).toEqual(defaultSettings)
    expect(broken()).toHaveLength(1)
    expect(notices[0]).toContain(broken()[0])
    await store.update(withPort(3001))
    expect(readFileSync(join(folder, broken()[0]!), 'utf8')).toBe(content)
    expect(portOnDisk()).toBe(3001)
  })

  it('takes the backup when the file is broken, and keeps it', async () => {
    write('settings.json', '{')
    write('settings.json.bak', fileOfPort(3000))
    const { store, notices } = await openSettingsStore(folder)
    expect(store.current.server.controlPort).toBe(3000)
    expect(notices).toHaveLength(2)
    expect(portOnDisk()).toBe(3000)
    expect(portOnDisk('settings.json.bak')).toBe(3000)
    expect((await openSettingsStore(folder)).notices).toEqual([])
  })

  it('keeps both aside when the backup is broken too', async () => {
    write('settings.json', '{')
    write('settings.json.bak', '[')
    const { store, notices } = await openSettingsStore(folder)
    expect(store.current).toEqual(defaultSettings)
    expect(broken()).toHaveLength(2)
    expect(notices).toHaveLength(3)
  })

  it('refuses to start over a file it may not read', async () => {
    // A folder in the file's place fails to read for every user, root included.
    mkdirSync(path, { recursive: true })
    await expect(openSettingsStore(folder)).rejects.toThrow()
    expect(statSync(path).isDirectory()).toBe(true)
    chmodSync(path, 0o700)
  })
})
