import { describe, expect, it } from 'vitest'
import type { LegacyCharsetName } from '../../app/main/engine/legacy-charset.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
/** 报告 and 一 in GBK; the second is a letter in UTF-8, too. */
const report = hex('b1a8b8e6')
const one = hex('d2bb')
const line = (verb: string, name: Buffer) => Buffer.concat([Buffer.from(`${verb} `), name])

async function start(legacyCharset: LegacyCharsetName | null, tree = {}) {
  const host = '127.0.0.1'
  const listener = { host, port: 0, tls: 'optional' as const }
  return await startServer({
    tree,
    options: { listeners: [legacyCharset === null ? listener : { ...listener, legacyCharset }] },
  })
}

describe('Windows Explorer of a Chinese Windows, names in GBK', () => {
  it('stores, lists and fetches names that other clients read in UTF-8', async () => {
    const server = await start('gbk')
    const client = await server.logIn()
    const content = testContent(5000)
    await client.ask(line('MKD', report), 257)
    expect((await client.ask(line('CWD', report), 250)).code).toBe(250)
    const port = await client.pasv()
    const data = await client.connectData(port)
    await client.ask(line('STOR', Buffer.concat([one, Buffer.from('.txt')])), 150, 125)
    await data.send(content)
    await client.expect(226)
    expect(server.tree.names()).toEqual(['报告'])
    expect(server.tree.read('报告', '一.txt').equals(content)).toBe(true)
    expect((await client.ask('PWD', 257)).raw.includes(report)).toBe(true)
    for (const verb of ['LIST', 'NLST', 'MLSD', 'LIST -R']) {
      const listed = await client.receive(verb)
      expect(listed.includes(Buffer.concat([one, Buffer.from('.txt')])), verb).toBe(true)
    }
    const fetched = await client.connectData(await client.pasv())
    await client.ask(line('RETR', Buffer.concat([one, Buffer.from('.txt')])), 150, 125)
    expect((await fetched.readAll()).equals(content)).toBe(true)
    await client.expect(226)
    const modern = await server.logIn()
    await modern.ask('OPTS UTF8 ON', 200)
    expect((await modern.receive('NLST 报告')).toString()).toBe('报告/一.txt\r\n')
  })

  it('has UTF-8 as soon as it asks for it, GBK again when it says OFF; FEAT keeps the one line', async () => {
    const server = await start('gbk', { 报告: 'x' })
    const client = await server.connect()
    expect((await client.ask('OPTS UTF8 ON', 200)).text).toContain('UTF-8')
    expect((await client.ask('FEAT', 211)).lines).toContain(' UTF8')
    await client.logIn()
    expect((await client.receive('NLST')).toString()).toBe('报告\r\n')
    expect((await client.ask('OPTS UTF8 OFF', 200)).text).toContain('gbk')
    expect((await client.receive('NLST')).equals(Buffer.concat([report, Buffer.from('\r\n')]))).toBe(true)
    expect((await client.ask(line('SIZE', report), 213)).text).toBe('1')
  })

  it('reaches names its charset has no letters for, by the bytes it was shown', async () => {
    const server = await start('gbk', { '😀': 'smile' })
    const client = await server.logIn()
    const listed = (await client.receive('NLST')).subarray(0, -2)
    expect((await client.ask(line('SIZE', listed), 213)).text).toBe('5')
  })
})

describe('a client that writes windows-1251', () => {
  it('may use every letter, 0xFF too', async () => {
    const server = await start('windows-1251')
    const client = await server.logIn()
    await client.ask(line('MKD', hex('e8ecff')), 257)
    await client.ask(line('MKD', hex('ff2e78')), 257)
    expect(server.tree.names()).toEqual(['имя', 'я.x'])
  })
})

describe('without a legacy charset', () => {
  it('names that are not UTF-8 pass as the bytes they are', async () => {
    const server = await start(null)
    const client = await server.logIn()
    await client.ask('OPTS UTF8 OFF', 200)
    await client.ask(line('MKD', report), 257)
    expect((await client.receive('NLST')).equals(Buffer.concat([report, Buffer.from('\r\n')]))).toBe(true)
  })
})
