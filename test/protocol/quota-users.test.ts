import { describe, expect, it } from 'vitest'
import { broken, type Quota, refused, serveQuota as serve } from '../helpers/quota/quota-server.ts'
import { quotaWorld } from '../helpers/quota/quota-world.ts'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

describe('the quota of a user', () => {
  const limitUser = (quota: Quota) => ({ quota })

  it('counts what this user stored, in all shares together, and not what others did', async () => {
    const { logIn, usageOf } = await serve({}, limitUser({ maxBytes: 100 }), { old: testContent(1_000) })
    const client = await logIn()
    const other = await logIn('eve')
    await other.transmit('STOR box/hers', testContent(500))
    await client.transmit('STOR box/a', testContent(60))
    await client.transmit('STOR work/b', testContent(40))
    expect(await refused(client, 'STOR work/c', testContent(1))).toBe(552)
    expect(usageOf('demo')).toEqual({ bytes: 100, files: 2 })
    expect(usageOf('eve')).toBeNull()
  })

  it('gets room back when anybody removes or replaces its files', async () => {
    const { logIn, usageOf } = await serve({}, limitUser({ maxBytes: 100 }))
    const client = await logIn()
    const other = await logIn('eve')
    await client.transmit('STOR box/a', testContent(50))
    await client.transmit('STOR box/b', testContent(50))
    await other.ask('DELE box/a', 250)
    expect(usageOf('demo')).toEqual({ bytes: 50, files: 1 })
    await other.transmit('STOR box/b', testContent(70))
    expect(usageOf('demo')).toEqual({ bytes: 0, files: 0 })
    await client.transmit('STOR box/b', testContent(100))
    expect(usageOf('demo')).toEqual({ bytes: 100, files: 1 })
    await other.ask('RNFR box/b', 350)
    await other.ask('RNTO box/c', 250)
    await client.transmit('STOR box/c', testContent(99))
    await other.ask('MKD box/d', 257)
    await other.ask('RNFR box/c', 350)
    await other.ask('RNTO box/d/c', 250)
    await other.ask('RMDA box/d', 250)
    expect(usageOf('demo')).toEqual({ bytes: 0, files: 0 })
  })

  it('lets its full user move a file to another share', async () => {
    const { logIn, work, usageOf } = await serve({}, limitUser({ maxBytes: 100, maxFiles: 1 }))
    const client = await logIn()
    await client.transmit('STOR box/a', testContent(100))
    await client.ask('RNFR box/a', 350)
    await client.ask('RNTO work/a', 250)
    expect(work.read('a').length).toBe(100)
    expect(usageOf('demo')).toEqual({ bytes: 100, files: 1 })
  })

  it('is the strictest of the user and its groups', async () => {
    const box = tempTree()
    const groups = [{ id: 'g', name: 'g', quota: { maxBytes: 10 }, maxFileBytes: 6 }]
    const users = [{ id: 'demo', name: 'demo', groupIds: ['g'], quota: { maxBytes: 20 } }]
    const world = quotaWorld({ shares: [{ id: 'box', folder: box.path }], users, groups })
    const server = await startServer({ authenticator: world.authenticator })
    const client = await server.logIn()
    expect(await broken(client, 'STOR box/a', testContent(7))).toBe(552)
    await client.transmit('STOR box/a', testContent(6))
    expect(await broken(client, 'STOR box/b', testContent(5))).toBe(552)
    await client.transmit('STOR box/b', testContent(4))
  })
})
