import { existsSync, statfsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import { startServer } from '../helpers/start-server.ts'
import { LinkTo, tempTree } from '../helpers/temp-tree.ts'

const tree = {
  folder: { one: '1', 'two words': '22', deep: { three: '333' }, empty: {} },
  part1: 'first,',
  'part 2': 'second,',
  whole: 'whole,',
}

describe('AVBL', () => {
  it('answers 213 with the bytes that are free', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const { text } = await client.ask('AVBL', 213)
    const { bavail, bsize } = statfsSync(server.tree.path)
    expect(text).toMatch(/^\d+$/)
    // Others write to this disk too; it is the same disk when it is nearly the same number.
    expect(Math.abs(Number(text) - bavail * bsize)).toBeLessThan(2 ** 33)
    await client.ask('AVBL folder', 213)
    await client.ask('AVBL missing', 550)
    await client.ask('AVBL whole', 550)
  })

  it('is exact where the storage is, and 550 where there is no limit and no disk', async () => {
    const limited = await startServer({ storage: createMemoryStorage({ capacityBytes: 1234 }) })
    expect((await (await limited.logIn()).ask('AVBL /', 213)).text).toBe('1234')
    const endless = await startServer({ storage: createMemoryStorage() })
    await (await endless.logIn()).ask('AVBL', 550)
  })
})

describe('DSIZ', () => {
  it('answers 213 with the bytes of all files below', async () => {
    const server = await startServer({ tree })
    server.tree.add({ folder: { loop: new LinkTo('..'), link: new LinkTo('one') } })
    const client = await server.logIn()
    expect((await client.ask('DSIZ folder', 213)).text).toBe('6')
    expect((await client.ask('DSIZ', 213)).text).toBe(String(6 + 6 + 7 + 6))
    expect((await client.ask('DSIZ folder/empty', 213)).text).toBe('0')
    await client.ask('DSIZ whole', 550)
    await client.ask('DSIZ missing', 550)
  })

  it('needs the right to list', async () => {
    const client = await (await startServer({ tree, preset: 'upload-only' })).logIn()
    await client.ask('DSIZ', 550)
  })
})

describe('RMDA', () => {
  const options = { allowTreeRemoval: true }

  it('is 502 and not in FEAT while it is switched off', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('RMDA folder', 502)
    expect(server.tree.has('folder', 'one')).toBe(true)
    expect((await client.ask('FEAT', 211)).lines).not.toContain(' RMDA')
  })

  it('removes a folder with all it holds, links themselves and not what they lead to', async () => {
    const server = await startServer({ tree, options })
    const outside = tempTree({ kept: 'kept' })
    server.tree.add({ folder: { in: new LinkTo('../whole'), up: new LinkTo('..'), self: new LinkTo('.') } })
    const client = await server.logIn()
    expect((await client.ask('FEAT', 211)).lines).toContain(' RMDA')
    await client.ask('RMDA folder', 250)
    expect(server.tree.names()).toEqual(['part 2', 'part1', 'whole'])
    expect(outside.names()).toEqual(['kept'])
  })

  it('fails on a link out of the share and removes nothing outside', async () => {
    const server = await startServer({ tree, options })
    const outside = tempTree({ kept: 'kept' })
    server.tree.add({ folder: { out: new LinkTo(outside.path) }, out: new LinkTo(outside.path) })
    const client = await server.logIn()
    await client.ask('RMDA out', 550)
    await client.ask('RMDA folder', 550)
    expect(outside.names()).toEqual(['kept'])
  })

  it('never removes a share, a file or what is missing', async () => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    for (const path of ['/', '.', '..', 'folder/..', 'whole', 'missing'])
      await client.ask(`RMDA ${path}`, 550)
    expect(existsSync(server.tree.at('folder', 'deep', 'three'))).toBe(true)
  })

  it.each(['read-only', 'upload-only', 'read-upload'] as const)('is 550 for %s', async (preset) => {
    const server = await startServer({ tree, preset, options })
    await (await server.logIn()).ask('RMDA folder', 550)
    expect(server.tree.has('folder', 'one')).toBe(true)
  })
})

describe('COMB', () => {
  const options = { allowCombining: true }

  it('is 502 and not in FEAT while it is switched off', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('COMB whole part1', 502)
    expect((await client.ask('FEAT', 211)).text).not.toContain('COMB')
    expect(server.tree.read('whole').toString()).toBe('whole,')
  })

  it('appends the parts in their order and removes them', async () => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    await client.ask('COMB whole part1 "part 2"', 250)
    expect(server.tree.read('whole').toString()).toBe('whole,first,second,')
    expect(server.tree.names()).toEqual(['folder', 'whole'])
  })

  it('makes the target when there is none', async () => {
    const server = await startServer({ tree, options })
    await (await server.logIn()).ask('COMB folder/new "part 2" part1', 250)
    expect(server.tree.read('folder', 'new').toString()).toBe('second,first,')
  })

  it('changes nothing when a part is missing, a folder, or named twice', async () => {
    const server = await startServer({ tree, options })
    const before = server.tree.picture()
    const client = await server.logIn()
    await client.ask('COMB whole part1 missing', 550)
    await client.ask('COMB whole part1 folder', 550)
    await client.ask('COMB whole part1 part1', 550)
    await client.ask('COMB whole whole', 550)
    await client.ask('COMB folder part1', 550)
    await client.ask('COMB whole', 501)
    expect(server.tree.picture()).toEqual(before)
  })

  it('needs the rights to overwrite and to delete', async () => {
    const server = await startServer({ tree, preset: 'read-upload', options })
    const before = server.tree.picture()
    await (await server.logIn()).ask('COMB new part1', 550)
    expect(server.tree.picture()).toEqual(before)
  })
})
