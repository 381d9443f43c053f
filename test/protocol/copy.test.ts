import { statSync, utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(1_500_000)
const tree = { 'a file': content, other: 'other', folder: { one: '1', deep: { two: '22' } } }

describe('SITE CPFR and CPTO', () => {
  it('copy a file byte for byte, with its time', async () => {
    const server = await startServer({ tree })
    utimesSync(server.tree.at('a file'), 1_000_000, 1_000_000)
    const client = await server.logIn()
    await client.ask('SITE CPFR a file', 350)
    await client.ask('SITE CPTO folder/the copy', 250)
    // By `equals`: a matcher that could show the difference takes seconds for a megabyte.
    expect(server.tree.read('folder', 'the copy').equals(content)).toBe(true)
    expect(server.tree.read('a file').equals(content)).toBe(true)
    expect(statSync(server.tree.at('folder', 'the copy')).mtimeMs).toBe(1_000_000_000)
  })

  it('copy a folder with all it holds', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE CPFR folder', 350)
    await client.ask('SITE CPTO copy', 250)
    expect(server.tree.read('copy', 'deep', 'two').toString()).toBe('22')
    expect(server.tree.names('copy')).toEqual(['deep', 'one'])
  })

  it('answer 503 without CPFR, after one that failed, and a second time', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('SITE CPTO x', 503)
    await client.ask('SITE CPFR other', 350)
    await client.ask('SITE CPFR missing', 550)
    await client.ask('SITE CPTO x', 503)
    await client.ask('SITE CPFR other', 350)
    await client.ask('SITE CPTO x', 250)
    await client.ask('SITE CPTO y', 503)
    await client.ask('SITE CPFR other', 350)
    await client.ask('PWD', 257)
    await client.ask('SITE CPTO y', 503)
  })

  it('do not disturb a rename, nor does a rename disturb them', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('RNFR other', 350)
    await client.ask('SITE CPFR folder/one', 350)
    await client.ask('RNTO renamed', 250)
    expect(server.tree.read('renamed').toString()).toBe('other')
    await client.ask('SITE CPTO one', 503)
  })
})

describe('SITE COPY', () => {
  it('takes both names, in quotes where they hold spaces', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE COPY "a file" "b file"', 200)
    expect(server.tree.read('b file').equals(content)).toBe(true)
    await client.ask('SITE COPY a file b', 501)
    await client.ask('SITE COPY other', 501)
  })

  it('replaces a file with the right to, and never a folder or itself', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE COPY other folder/one', 200)
    expect(server.tree.read('folder', 'one').toString()).toBe('other')
    await client.ask('SITE COPY other folder', 550)
    await client.ask('SITE COPY other other', 550)
    await client.ask('SITE COPY other ./folder/../other', 550)
    expect(server.tree.read('other').toString()).toBe('other')
    expect(server.tree.names()).toEqual(['a file', 'folder', 'other'])
  })

  it('goes from share to share as far as the rights of both go', async () => {
    const [from, to, box] = [tempTree({ file: 'content' }), tempTree({ file: 'kept' }), tempTree()]
    const mounts = [
      { at: ['from'], folder: from.path, preset: 'read-only' as const },
      { at: ['to'], folder: to.path, preset: 'read-upload' as const },
      { at: ['box'], folder: box.path, preset: 'upload-only' as const },
    ]
    const server = await startServer({ accounts: [{ name: 'demo', password: 'secret', mounts }] })
    const client = await server.logIn()
    await client.ask('SITE COPY /from/file /to/new', 200)
    await client.ask('SITE COPY /from/file /box/new', 200)
    expect([to.read('new').toString(), box.read('new').toString()]).toEqual(['content', 'content'])
    await client.ask('SITE COPY /from/file /to/file', 550)
    await client.ask('SITE COPY /to/file /from/new', 550)
    await client.ask('SITE COPY /box/new /to/out', 550)
    await client.ask('SITE COPY /from /to/all', 550)
    expect(to.read('file').toString()).toBe('kept')
    expect([from.names(), to.names()]).toEqual([['file'], ['file', 'new']])
  })

  it('stops and clears away what is half done when its session ends', async () => {
    const server = await startServer({ tree: { big: testContent(60_000_000) } })
    const client = await server.logIn()
    client.send('SITE COPY big copy')
    await server.events.waitFor('command-received', ({ verb }) => verb === 'SITE')
    client.destroy()
    await server.events.waitFor('session-closed')
    expect(server.tree.names().filter((name) => name !== 'copy')).toEqual(['big'])
  })
})
