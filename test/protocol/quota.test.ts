import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { broken, type Quota, refused, serveQuota as serve } from '../helpers/quota/quota-server.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const limitShare = (quota: Quota) => ({ quota })

describe('the quota of a share', () => {
  it('counts what was there before, and takes a file that fits to the byte', async () => {
    const { logIn, box, usageOf } = await serve(
      limitShare({ maxBytes: 100_000 }),
      {},
      { old: testContent(40_000) },
    )
    const client = await logIn()
    await waitFor('the scan', () => usageOf('box')?.bytes === 40_000)
    const content = testContent(60_000)
    await client.transmit('STOR box/new', content)
    expect(box.read('new').equals(content)).toBe(true)
    expect(usageOf('box')).toEqual({ bytes: 100_000, files: 2 })
  })

  it('answers one byte more with 552, and the earlier version stays', async () => {
    const old = testContent(40_000)
    const { logIn, box, usageOf } = await serve(limitShare({ maxBytes: 60_000 }), {}, { old })
    const client = await logIn()
    await waitFor('the scan', () => usageOf('box')?.bytes === 40_000)
    expect(await broken(client, 'STOR box/old', testContent(60_001))).toBe(552)
    expect(box.read('old').equals(old)).toBe(true)
    expect(box.names()).toEqual(['old'])
    await client.transmit('STOR box/old', testContent(60_000))
    await client.transmit('STOR box/old', testContent(10))
    expect(usageOf('box')).toEqual({ bytes: 10, files: 1 })
  })

  it('is told before the first byte when nothing is left', async () => {
    const { logIn, usageOf } = await serve(limitShare({ maxBytes: 5 }), {}, { old: 'older' })
    const client = await logIn()
    await waitFor('the scan', () => usageOf('box')?.bytes === 5)
    expect(await refused(client, 'STOR box/new', testContent(1))).toBe(552)
    expect(await refused(client, 'APPE box/old', testContent(1))).toBe(552)
    await client.ask('CWD box', 250)
    await client.ask('ALLO 1', 552)
    expect((await client.ask('AVBL', 213)).lines).toEqual(['0'])
    await client.ask('DELE old', 250)
    await client.ask('ALLO 5', 200)
    await client.ask('ALLO 6', 552)
    expect((await client.ask('AVBL', 213)).lines).toEqual(['5'])
  })

  it('counts files', async () => {
    const { logIn, box, usageOf } = await serve(limitShare({ maxFiles: 2 }), {}, { old: 'x' })
    const client = await logIn()
    await waitFor('the scan', () => usageOf('box')?.files === 1)
    await client.transmit('STOR box/new', 'y')
    expect(await refused(client, 'STOR box/more', testContent(1))).toBe(552)
    expect(await refused(client, 'STOU box/more', testContent(1))).toBe(552)
    await client.transmit('STOR box/new', 'z')
    await client.transmit('APPE box/new', 'z')
    await client.ask('MKD box/folder', 257)
    expect(box.names()).toEqual(['folder', 'new', 'old'])
  })

  it('is not exceeded by uploads side by side, and what they left is counted right', async () => {
    const { logIn, box, usageOf } = await serve({
      ...limitShare({ maxBytes: 500_000 }),
      partialUploads: 'delete',
    })
    const clients = await Promise.all(Array.from({ length: 6 }, () => logIn()))
    const codes = await Promise.all(
      clients.map((client, index) => broken(client, `STOR box/f${index}`, testContent(200_000))),
    )
    const stored = box.names().map((name) => box.read(name).length)
    expect(stored).toEqual(stored.map(() => 200_000))
    expect(stored.length).toBeLessThanOrEqual(2)
    expect(codes.filter((code) => code === 226).length).toBe(stored.length)
    expect(usageOf('box')).toEqual({ bytes: stored.length * 200_000, files: stored.length })
  })

  it('counts copies and what is moved from another share', async () => {
    const { logIn, box, work, usageOf } = await serve(limitShare({ maxBytes: 100 }))
    work.write('a', testContent(60))
    const client = await logIn()
    await client.ask('RNFR work/a', 350)
    await client.ask('RNTO box/a', 250)
    expect(work.has('a')).toBe(false)
    expect(usageOf('box')).toEqual({ bytes: 60, files: 1 })
    await client.ask('SITE CPFR box/a', 350)
    await client.ask('SITE CPTO box/b', 552)
    expect(box.names()).toEqual(['a'])
    await client.ask('RNFR box/a', 350)
    await client.ask('RNTO work/a', 250)
    expect(usageOf('box')).toEqual({ bytes: 0, files: 0 })
  })

  it('puts parts together where the whole has room', async () => {
    const { logIn, box, usageOf } = await serve(limitShare({ maxBytes: 90 }))
    const client = await logIn()
    await client.transmit('STOR box/a', testContent(40))
    await client.transmit('STOR box/b', testContent(50))
    await client.ask('CWD box', 250)
    await client.ask('COMB "whole" "a" "b"', 250)
    expect(box.names()).toEqual(['whole'])
    expect(usageOf('box')).toEqual({ bytes: 90, files: 1 })
  })

  it('counts what is stored: unpacked bytes of MODE Z, line ends of TYPE A', async () => {
    const { logIn, box, usageOf } = await serve(limitShare({ maxBytes: 100_000 }))
    const client = await logIn()
    await client.ask('MODE Z', 200)
    expect(await broken(client, 'STOR box/z', deflateSync(Buffer.alloc(100_001)))).toBe(552)
    await client.ask('DELE box/z', 250, 550)
    await client.transmit('STOR box/z', deflateSync(Buffer.alloc(99_998)))
    await client.ask('MODE S', 200)
    await client.ask('TYPE A', 200)
    await client.transmit('STOR box/text', 'a\r\n')
    expect(box.read('text').toString()).toBe('a\n')
    expect(usageOf('box')).toEqual({ bytes: 100_000, files: 2 })
  })

  it('stops an upload that runs when it is lowered, and lets it resume when it is raised', async () => {
    const { logIn, box, setting } = await serve(limitShare({ maxBytes: 1_000_000 }))
    const client = await logIn()
    const content = testContent(400_000)
    const data = await client.begin('STOR box/a')
    await data.write(content.subarray(0, 100_000))
    await waitFor('the first bytes', () => box.names().some((name) => box.read(name).length === 100_000))
    setting(limitShare({ maxBytes: 50_000 }))
    await data.send(content.subarray(100_000)).catch(() => undefined)
    await client.expect(552)
    expect(box.read('a').length).toBe(100_000)
    setting(limitShare({ maxBytes: 400_000 }))
    await client.ask('REST 100000', 350)
    await client.transmit('STOR box/a', content.subarray(100_000))
    expect(box.read('a').equals(content)).toBe(true)
  })
})

describe('the largest size of a file', () => {
  it('is 552 for more, by every way to make one', async () => {
    const { logIn, box } = await serve(
      { maxFileBytes: 100 },
      {},
      { large: testContent(200), old: testContent(100) },
    )
    const client = await logIn()
    expect(await broken(client, 'STOR box/a', testContent(101))).toBe(552)
    expect(await refused(client, 'APPE box/old', testContent(1))).toBe(552)
    await client.ask('SITE CPFR box/large', 350)
    await client.ask('SITE CPTO box/b', 552)
    await client.ask('CWD box', 250)
    await client.ask('COMB "old" "large"', 552)
    await client.ask('ALLO 101', 552)
    await client.ask('ALLO 100', 200)
    expect(box.read('old').length).toBe(100)
    expect(box.read('large').length).toBe(200)
  })
})

describe('the disk reserve', () => {
  it('is 452 before the first byte when less is free', async () => {
    const { logIn, box, setting } = await serve(
      { diskReserveBytes: Number.MAX_SAFE_INTEGER },
      {},
      { old: 'old' },
    )
    const client = await logIn()
    expect(await refused(client, 'STOR box/a', testContent(1))).toBe(452)
    await client.ask('CWD box', 250)
    await client.ask('ALLO 1', 452)
    expect((await client.ask('AVBL', 213)).lines).toEqual(['0'])
    expect(box.names()).toEqual(['old'])
    setting({ diskReserveBytes: 0 })
    await client.transmit('STOR a', testContent(1))
  })
})
