import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { failingDisk } from '../../../helpers/settings/failing-disk.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-faults-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const withPort = (controlPort: number) => (settings: Settings) => ({
  ...settings,
  server: { ...settings.server, controlPort },
})
const portOnDisk = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).server.controlPort

/** More than one save takes; the last rounds fail nothing. */
const steps = Array.from({ length: 16 }, (_, index) => index + 1)

describe.each(['full disk', 'power cut'] as const)('a settings save with a %s', (kind) => {
  it.each(steps)('at step %i leaves the whole old or the whole new value', async (failAt) => {
    const { operations, state } = failingDisk(kind)
    const { store } = await openSettingsStore(folder, { operations })
    await store.update(withPort(3000))
    await store.update(withPort(3001))
    state.step = 0
    state.failAt = failAt
    const saved = await store.update(withPort(3002)).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ name: 'SettingsSaveError', code: 'ENOSPC' })
        return false
      },
    )
    expect(store.current.server.controlPort).toBe(saved ? 3002 : 3001)
    expect(portOnDisk()).toBe(saved ? 3002 : 3001)

    const again = await openSettingsStore(folder)
    expect(again.notices).toEqual([])
    expect(again.store.current).toEqual(store.current)
  })
})

describe('after a full disk', () => {
  it.each(steps)('at step %i the next save is whole and nothing is left lying about', async (failAt) => {
    const { operations, state } = failingDisk('full disk')
    const { store } = await openSettingsStore(folder, { operations })
    await store.update(withPort(3000))
    state.step = 0
    state.failAt = failAt
    await store.update(withPort(3001)).catch(() => {})
    state.failAt = Number.POSITIVE_INFINITY
    await store.update(withPort(3002))
    expect(portOnDisk()).toBe(3002)
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bak'])
  })
})

describe('the first save of all', () => {
  it.each(steps)('cut off at step %i leaves the defaults or the whole new value', async (failAt) => {
    const { operations, state } = failingDisk('power cut')
    const { store } = await openSettingsStore(folder, { operations })
    state.step = 0
    state.failAt = failAt
    const isSaved = await store.update(withPort(3000)).then(
      () => true,
      () => false,
    )
    const again = await openSettingsStore(folder)
    expect(again.notices).toEqual([])
    expect(again.store.current.server.controlPort).toBe(isSaved ? 3000 : 2121)
  })
})

describe('a save', () => {
  it('flushes the new file before it takes its name, and the folder after it', async () => {
    const { operations, state } = failingDisk('power cut')
    const { store } = await openSettingsStore(folder, { operations })
    state.names.length = 0
    await store.update(withPort(3000))
    expect(state.names).toEqual(['remove', 'create', 'write', 'sync', 'close', 'rename', 'syncFolder'])
  })
})
