import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { failingDisk, folderWith } from '../../../helpers/settings/failing-disk.ts'

const fileOf = (controlPort: number, more: object = {}) =>
  JSON.stringify({
    version: 2,
    server: { controlPort, ...more },
    shares: [{ id: 's', name: 'S', folder: '/srv/s' }],
  })

/** More steps than any of these loads takes; the last rounds fail nothing. */
const steps = Array.from({ length: 24 }, (_, index) => index + 1)

const situations = [
  {
    title: 'a whole file',
    files: { 'settings.json': fileOf(3000), 'settings.json.bak': fileOf(2999) },
    port: 3000,
  },
  {
    title: 'a broken file with a backup',
    files: { 'settings.json': '{"version": 2, "serv', 'settings.json.bak': fileOf(2999) },
    port: 2999,
  },
  {
    title: 'a file with a bad value',
    files: { 'settings.json': fileOf(3000, { maxSessions: 'many' }), 'settings.json.bak': fileOf(2999) },
    port: 3000,
  },
  {
    title: 'a backup with a bad value beside a broken file',
    files: { 'settings.json': '', 'settings.json.bak': fileOf(2999, { maxSessions: 'many' }) },
    port: 2999,
  },
  {
    title: 'a file without its shares beside a whole backup',
    files: { 'settings.json': '{"version":2,"shares":7}', 'settings.json.bak': fileOf(2999) },
    port: 2999,
  },
]

describe.each(situations)('opening $title', ({ files, port }) => {
  it.each(['full disk', 'power cut'] as const)('survives a %s at every step', async (kind) => {
    for (const failAt of steps) {
      const folder = folderWith(files)
      const { operations, state } = failingDisk(kind)
      state.failAt = failAt
      await openSettingsStore(folder, { operations }).catch((error: unknown) => {
        expect(error, `step ${failAt}`).toMatchObject({ code: 'ENOSPC' })
      })
      const { store } = await openSettingsStore(folder)
      const { server, shares } = store.current
      expect([server.controlPort, shares.map(({ name }) => name)], `step ${failAt}`).toEqual([port, ['S']])
      const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
      expect(contents, `step ${failAt}`).toContain(files['settings.json'])
    }
  })
})

describe('settings that were salvaged', () => {
  it('are whole at the next start', async () => {
    const folder = folderWith({ 'settings.json': fileOf(3000, { maxSessions: 'many' }) })
    const first = await openSettingsStore(folder)
    expect(first.notices).toHaveLength(2)
    const second = await openSettingsStore(folder)
    expect(second.notices).toEqual([])
    expect(second.store.current).toEqual(first.store.current)
    expect(readdirSync(folder).filter((name) => name.includes('.broken-'))).toHaveLength(1)
  })
})
