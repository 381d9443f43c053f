import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { StorageRules } from '../../../../app/main/engine/host-door.ts'
import { type QuotaSettings, quotaWorld } from '../../../helpers/quota/quota-world.ts'
import { tempFolder } from '../../../helpers/vfs/temp-folder.ts'
import { waitFor } from '../../../helpers/wait-for.ts'

const quota = { maxBytes: 1_000 }

const limited = (folder: string): QuotaSettings => ({
  shares: [{ id: 'box', folder, quota }],
  users: [{ id: 'demo', name: 'demo', quota }],
})

/** Says that a file was stored, and stores it. */
function store(rules: StorageRules, folder: string, name: string, bytes: number): void {
  writeFileSync(join(folder, name), Buffer.alloc(bytes))
  rules.ledger.changed([name], { bytes: 0, files: 1 })
  rules.ledger.changed([name], { bytes, files: 0 })
}

describe('usage', () => {
  it('counts a share with a quota at its first use, and one without only when asked', async () => {
    const [box, other] = [tempFolder(), tempFolder()]
    writeFileSync(join(box, 'a'), Buffer.alloc(10))
    writeFileSync(join(other, 'b'), Buffer.alloc(20))
    const shares = [
      { id: 'box', folder: box, quota },
      { id: 'other', folder: other },
    ]
    const world = quotaWorld({ shares })
    await world.book.rulesOf('box', 'demo')
    const rules = await world.book.rulesOf('other', 'demo')
    await waitFor('the scan', () => world.usageOf('box')?.bytes === 10)
    expect(world.usageOf('other')).toBeNull()
    expect(rules.ledger.isCounting).toBe(false)
    await world.book.rescanShare('other')
    expect(world.usageOf('other')).toEqual({ bytes: 20, files: 1 })
    expect(
      world.book.usage().shares.every(({ usage }) => usage.scannedAtMs !== null && !usage.isScanning),
    ).toBe(true)
  })

  it('begins to count when a quota is set, and holds a changed one at once', async () => {
    const box = tempFolder()
    writeFileSync(join(box, 'a'), Buffer.alloc(10))
    const world = quotaWorld({ shares: [{ id: 'box', folder: box }] })
    const rules = await world.book.rulesOf('box', 'demo')
    world.change({ shares: [{ id: 'box', folder: box, quota: { maxBytes: 15, maxFiles: 1 } }] })
    await waitFor('the scan', () => world.usageOf('box')?.bytes === 10)
    expect(rules.quotas.map((keeper) => keeper.room())[0]).toEqual({ bytes: 5, files: 0 })
    world.change({ shares: [{ id: 'box', folder: box, quota: { maxBytes: 5 } }] })
    expect(rules.quotas.map((keeper) => keeper.room())[0]).toEqual({ bytes: -5, files: null })
  })

  it('is the same after a restart', async () => {
    const [box, data] = [tempFolder(), tempFolder()]
    const first = quotaWorld(limited(box), data)
    const rules = await first.book.rulesOf('box', 'demo')
    await first.book.rescanShare('box')
    store(rules, box, 'a', 100)
    await first.book.close()
    const second = quotaWorld(limited(box), data)
    await waitFor('what was kept', () => second.usageOf('demo'))
    expect(second.usageOf('demo')).toEqual({ bytes: 100, files: 1 })
    expect(second.usageOf('box')).toEqual({ bytes: 100, files: 1 })
    expect(second.troubles).toEqual([])
    expect(statSync(join(data, 'usage', 'user-demo.json')).mode & 0o077).toBe(0)
  })

  it('follows what was removed, cut and added outside', async () => {
    const box = tempFolder()
    const world = quotaWorld(limited(box))
    const rules = await world.book.rulesOf('box', 'demo')
    await world.book.rescanShare('box')
    for (const name of ['gone', 'cut', 'grown']) store(rules, box, name, 100)
    rmSync(join(box, 'gone'))
    writeFileSync(join(box, 'cut'), Buffer.alloc(40))
    writeFileSync(join(box, 'grown'), Buffer.alloc(500))
    writeFileSync(join(box, 'new'), Buffer.alloc(7))
    await world.book.rescanUser('demo')
    expect(world.usageOf('demo')).toEqual({ bytes: 140, files: 2 })
    await world.book.rescanShare('box')
    expect(world.usageOf('box')).toEqual({ bytes: 547, files: 3 })
  })

  it('forgets nothing while a share is unplugged', async () => {
    const box = join(tempFolder(), 'disk')
    mkdirSync(box)
    const world = quotaWorld(limited(box))
    const rules = await world.book.rulesOf('box', 'demo')
    await world.book.rescanShare('box')
    store(rules, box, 'a', 100)
    rmSync(box, { recursive: true })
    await world.book.rescanShare('box')
    await world.book.rescanUser('demo')
    expect(world.usageOf('box')).toEqual({ bytes: 100, files: 1 })
    expect(world.usageOf('demo')).toEqual({ bytes: 100, files: 1 })
  })

  it('keeps damaged files aside, says so, counts shares anew and lets users begin with nothing', async () => {
    const [box, data] = [tempFolder(), tempFolder()]
    writeFileSync(join(box, 'a'), Buffer.alloc(10))
    mkdirSync(join(data, 'usage'))
    writeFileSync(join(data, 'usage', 'shares.json'), '{"version":1,"shares":[{"id":"box","bytes":-3}]}')
    writeFileSync(join(data, 'usage', 'user-demo.json'), '{"version":1,')
    const world = quotaWorld(limited(box), data)
    await world.book.rulesOf('box', 'demo')
    await waitFor('the scan', () => world.usageOf('box')?.bytes === 10)
    expect(world.usageOf('demo')).toEqual({ bytes: 0, files: 0 })
    expect(world.troubles.map((line) => line.split(' ')[0])).toEqual(['shares.json', 'user-demo.json'])
    const kept = readdirSync(join(data, 'usage')).filter((name) => name.includes('broken'))
    expect(kept.length).toBe(2)
    expect(kept.map((name) => readFileSync(join(data, 'usage', name), 'utf8')).sort()[1]).toContain('-3')
  })

  it('goes with its user and its share', async () => {
    const [box, data] = [tempFolder(), tempFolder()]
    const world = quotaWorld(limited(box), data)
    store(await world.book.rulesOf('box', 'demo'), box, 'a', 1)
    world.change({ shares: [], users: [] })
    await waitFor('the change', () => world.book.usage().shares.length === 0)
    await world.book.close()
    expect(world.book.usage()).toEqual({ shares: [], users: [] })
    expect(readdirSync(join(data, 'usage'))).toEqual(['shares.json'])
  })

  it('writes nothing where nothing has a quota', async () => {
    const [box, data] = [tempFolder(), tempFolder()]
    const world = quotaWorld({ shares: [{ id: 'box', folder: box }] }, data)
    store(await world.book.rulesOf('box', 'demo'), box, 'a', 1)
    await world.book.close()
    expect(readdirSync(data)).toEqual([])
  })

  it('tells of changes, many of them at once', async () => {
    const box = tempFolder()
    const world = quotaWorld(limited(box))
    const rules = await world.book.rulesOf('box', 'demo')
    await world.book.rescanShare('box')
    for (let index = 0; index < 200; index += 1) rules.ledger.changed(['a'], { bytes: 1, files: 0 })
    const before = world.tellings()
    await waitFor('the news', () => world.tellings() > before)
    expect(world.tellings() - before).toBe(1)
  })
})
