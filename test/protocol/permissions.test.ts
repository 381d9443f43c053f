import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import type { Preset } from '../../app/main/engine/vfs/permission.ts'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'

const tree = { a: 'content', folder: { inside: 'x' }, empty: {} }

/** What each preset may do; `true` is 2xx, `false` a refusal that changes nothing. */
const table: Record<string, Record<Preset, boolean>> = {
  LIST: { 'read-only': true, 'upload-only': false, 'read-upload': true, full: true },
  NLST: { 'read-only': true, 'upload-only': false, 'read-upload': true, full: true },
  MLSD: { 'read-only': true, 'upload-only': false, 'read-upload': true, full: true },
  'RETR a': { 'read-only': true, 'upload-only': false, 'read-upload': true, full: true },
  'STOR new': { 'read-only': false, 'upload-only': true, 'read-upload': true, full: true },
  'STOR a': { 'read-only': false, 'upload-only': false, 'read-upload': false, full: true },
  'APPE a': { 'read-only': false, 'upload-only': false, 'read-upload': true, full: true },
  STOU: { 'read-only': false, 'upload-only': true, 'read-upload': true, full: true },
  'MKD new': { 'read-only': false, 'upload-only': true, 'read-upload': true, full: true },
  'RMD empty': { 'read-only': false, 'upload-only': false, 'read-upload': false, full: true },
  'DELE a': { 'read-only': false, 'upload-only': false, 'read-upload': false, full: true },
  'RNFR a': { 'read-only': false, 'upload-only': false, 'read-upload': false, full: true },
  'MFMT 20200101000000 a': { 'read-only': false, 'upload-only': true, 'read-upload': true, full: true },
}
const presets: readonly Preset[] = ['read-only', 'upload-only', 'read-upload', 'full']
const cases = Object.entries(table).flatMap(([line, row]) =>
  presets.map((preset) => ({
    line,
    preset,
    verdict: row[preset] ? 'lets' : 'does not let',
    allowed: row[preset],
  })),
)

describe('the presets', () => {
  it.each(cases)('$preset $verdict a client $line', async ({ line, preset, allowed }) => {
    const server = await startServer({ tree, preset })
    const client = await server.logIn()
    const before = server.tree.picture()
    const opensData = /^(LIST|NLST|MLSD|RETR|STOR|APPE|STOU)/.test(line)
    const data = opensData ? await (await client.prepareData()).open() : null
    const { code } = await client.ask(line)
    if (!allowed) {
      expect(code).toBe(550)
      expect(server.tree.picture()).toEqual(before)
      return
    }
    expect([125, 150, 213, 250, 257, 350]).toContain(code)
    if (data === null) return
    await (/^(LIST|NLST|MLSD|RETR)/.test(line) ? data.readAll() : data.send('uploaded'))
    await client.expect(226)
  })

  it('show the rights that hold here in the perm fact', async () => {
    const server = await startServer({ tree, preset: 'read-only' })
    const client = await server.logIn()
    const { lines } = await client.ask('MLST a', 250)
    expect(/perm=([a-z]*);/i.exec(lines[1] ?? '')?.[1]).toBe('r')
    const folder = await client.ask('MLST folder', 250)
    expect([.../perm=([a-z]*);/i.exec(folder.lines[1] ?? '')![1]!].sort().join('')).toBe('el')
  })

  it('do not let a rename replace a file without the right to overwrite', async () => {
    const server = await startServer({ tree: { a: 'one', b: 'two' }, preset: 'read-upload' })
    const client = await server.logIn()
    await client.ask('RNFR a', 550)
    await client.ask('RNTO b', 503)
  })
})

describe('mounts', () => {
  it('appear under their names with their own rights', async () => {
    const music = tempTree({ song: 'la la' })
    const inbox = tempTree()
    const accounts = [
      {
        name: 'demo',
        password: 'secret',
        mounts: [
          { at: ['Music'], folder: music.path, preset: 'read-only' as const },
          { at: ['In box'], folder: inbox.path, preset: 'upload-only' as const },
        ],
      },
    ]
    const client = await (await startServer({ accounts })).logIn()
    expect((await client.receive('NLST')).toString().split('\r\n').sort()).toEqual(['', 'In box', 'Music'])
    expect((await client.receive('RETR Music/song')).toString()).toBe('la la')
    await client.transmit('STOR In box/letter', 'dear')
    expect(inbox.read('letter').toString()).toBe('dear')
    await client.prepareData()
    await client.ask('STOR Music/new', 550)
    await client.prepareData()
    await client.ask('STOR new', 550, 553)
    for (const line of ['RMD Music', 'DELE Music', 'RNFR Music', 'MKD other'])
      await client.ask(line, 550, 553)
    await client.ask('CWD Music', 250)
    await client.ask('CDUP', 200, 250)
    expect((await client.ask('PWD', 257)).text).toMatch(/^"\/"/)
  })

  it('may be of storage that is no folder', async () => {
    const server = await startServer({ storage: createMemoryStorage() })
    const client = await server.logIn()
    await client.ask('MKD folder', 257)
    await client.transmit('STOR folder/a', 'in memory')
    await client.transmit('APPE folder/a', ' only')
    expect((await client.receive('RETR folder/a')).toString()).toBe('in memory only')
    expect((await client.receive('NLST folder')).toString()).toBe('folder/a\r\n')
    expect(server.tree.names()).toEqual([])
  })

  it('that are gone answer 450 or 550 and come back by themselves', async () => {
    const { renameSync } = await import('node:fs')
    const server = await startServer({ tree })
    const client = await server.logIn()
    const away = `${server.tree.path}-away`
    renameSync(server.tree.path, away)
    await client.prepareData()
    await client.ask('RETR a', 450, 550)
    renameSync(away, server.tree.path)
    expect((await client.receive('RETR a')).toString()).toBe('content')
  })
})
