import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ban } from '../../../../app/main/host/bans/ban.ts'
import { createBanStore, openBans } from '../../../../app/main/host/bans/ban-store.ts'

const ban = (range: string, remainingMs: number | null): Ban => ({
  id: range,
  range,
  cause: { kind: 'person', note: '' },
  sinceMs: 1_000,
  remainingMs,
  hits: 3,
  lastHitAtMs: 2_000,
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bans-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('ban store', () => {
  it('keeps bans for its owner only and takes off the time that passed', async () => {
    const kept = {
      bans: [ban('203.0.113.7', 60_000), ban('203.0.113.8', 5_000), ban('2001:db8::/64', null)],
      repeats: [{ group: '203.0.113.7', bans: 2, lastAtMs: 900 }],
    }
    await createBanStore(folder, () => 10_000).save(kept)
    expect(statSync(join(folder, 'bans.json')).mode & 0o777).toBe(0o600)
    expect(await createBanStore(folder, () => 20_000).load()).toEqual({
      bans: [ban('203.0.113.7', 50_000), ban('2001:db8::/64', null)],
      repeats: kept.repeats,
      notice: null,
    })
  })

  it('makes no ban longer when the clock was set back', async () => {
    await createBanStore(folder, () => 10_000_000).save({ bans: [ban('203.0.113.7', 60_000)], repeats: [] })
    const { bans } = await createBanStore(folder, () => 0).load()
    expect(bans).toEqual([ban('203.0.113.7', 60_000)])
  })

  it('starts with nobody when there is no file', async () => {
    expect(await createBanStore(folder).load()).toEqual({ bans: [], repeats: [], notice: null })
  })

  it.each([
    ['no JSON', 'nonsense'],
    ['another version', '{"version":2,"savedAtMs":0,"bans":[]}'],
    [
      'no address',
      JSON.stringify({ version: 1, savedAtMs: 0, bans: [{ ...ban('1.2.3.4', 1), range: 'all' }] }),
    ],
  ])('keeps a file with %s aside and says so', async (_title, text) => {
    writeFileSync(join(folder, 'bans.json'), text)
    const { bans, notice } = await createBanStore(folder).load()
    expect(bans).toEqual([])
    const [aside = ''] = readdirSync(folder)
    expect(notice).toContain(aside)
    expect(readFileSync(join(folder, aside), 'utf8')).toBe(text)
  })

  it('keeps the other bans when one entry was spoilt by hand, and says so', async () => {
    const bans = [ban('203.0.113.7', null), { ...ban('203.0.113.8', null), range: 'everybody' }]
    writeFileSync(join(folder, 'bans.json'), JSON.stringify({ version: 1, savedAtMs: 0, bans }))
    const kept = await createBanStore(folder, () => 0).load()
    expect(kept.bans).toEqual([ban('203.0.113.7', null)])
    expect(kept.notice).toContain('1 of 2 entries')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('lets the server start without a list that cannot be read, and says so', async () => {
    mkdirSync(join(folder, 'bans.json'))
    const { kept, notice } = await openBans(createBanStore(folder))
    expect(kept).toEqual({ bans: [], repeats: [] })
    expect(notice).toBe('The list of blocked addresses cannot be read (EISDIR), and nobody is blocked now.')
  })
})
