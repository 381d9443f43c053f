import { statSync, utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import { startServer } from '../helpers/start-server.ts'

const tree = { 'two words': 'content', folder: {} }
const moment = Date.UTC(2020, 1, 29, 12, 34, 56)

describe('MFF', () => {
  it('changes time and mode at once and answers with the facts (draft-somers-ftp-mfxx §5.1)', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    const { text } = await client.ask('MFF Modify=20200229123456;UNIX.mode=640; two words', 213)
    expect(text).toBe('Modify=20200229123456;UNIX.mode=0640; two words')
    const stats = statSync(server.tree.at('two words'))
    expect([stats.mtimeMs, stats.mode & 0o7777]).toEqual([moment, 0o640])
  })

  it('changes nothing when one of the facts cannot be changed', async () => {
    const server = await startServer({ tree })
    utimesSync(server.tree.at('folder'), 1000, 1000)
    const client = await server.logIn()
    await client.ask('MFF Modify=20200229123456;Create=20200229123456; folder', 504)
    await client.ask('MFF Modify=20200229123456;Size=3; folder', 504)
    await client.ask('MFF Modify=20200229123456;UNIX.mode=4755; folder', 504)
    expect(statSync(server.tree.at('folder')).mtimeMs).toBe(1_000_000)
  })

  it('needs the rights for each fact', async () => {
    const server = await startServer({ tree, preset: 'read-upload' })
    utimesSync(server.tree.at('folder'), 1000, 1000)
    const client = await server.logIn()
    await client.ask('MFF Modify=20200229123456;UNIX.mode=700; folder', 550)
    expect(statSync(server.tree.at('folder')).mtimeMs).toBe(1_000_000)
    await client.ask('MFF Modify=20200229123456; folder', 213)
  })

  it('is 550 for something missing and 501 for something else', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('MFF Modify=20200229123456; missing', 550)
    await client.ask('MFF folder', 501)
  })
})

describe('MFCT', () => {
  it('is 504 on a native folder and not in FEAT', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('MFCT 20200229123456 two words', 504)
    await client.ask('MFCT 20200229123456 missing', 550)
    await client.ask('MFCT 2020 folder', 501)
    expect((await client.ask('FEAT', 211)).text).not.toContain('MFCT')
  })

  it('sets the time of creation where the storage can', async () => {
    const storage = createMemoryStorage()
    await storage.makeDirectory(['folder'])
    const client = await (await startServer({ storage })).logIn()
    await client.ask('MFCT 20200229123456 folder', 213)
    expect((await client.ask('MLST folder', 250)).text).toContain('create=20200229123456;')
    await client.ask('MFF Create=20190101000000; folder', 213)
    expect((await client.ask('MLST folder', 250)).text).toContain('create=20190101000000;')
  })
})
