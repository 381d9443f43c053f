import { utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startWired, wireSetUps } from '../helpers/set-ups.ts'
import { startServer } from '../helpers/start-server.ts'
import { LinkTo } from '../helpers/temp-tree.ts'

const linesOf = (listing: Buffer) => {
  const text = listing.toString('utf8')
  expect(text === '' || text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return text.split('\r\n').slice(0, -1).sort()
}

const tree = { 'a.txt': 'hello', 'b c.bin': 'x'.repeat(1234), folder: { inside: '1', other: '2' }, 'ü ☃': '' }
const listLine =
  /^([d-])[r-][w-][x-][r-][w-][x-][r-][w-][x-] +\d+ \S+ +\S+ +(\d+) ([A-Z][a-z]{2}) +(\d{1,2}) +(\d{4}|\d\d:\d\d) (.+)$/

describe.each(wireSetUps)('listings over $name', (wire) => {
  it('name every entry in LIST, NLST and MLSD', async () => {
    const { client } = await startWired(wire, { tree })
    const names = Object.keys(tree).sort()
    const list = linesOf(await client.receive('LIST')).map((line) => listLine.exec(line))
    expect(list.map((match) => match?.[6]).sort()).toEqual(names)
    const sizes = Object.fromEntries(list.map((match) => [match?.[6], [match?.[1], Number(match?.[2])]]))
    expect(sizes['a.txt']).toEqual(['-', 5])
    expect(sizes['b c.bin']).toEqual(['-', 1234])
    expect(sizes.folder?.[0]).toBe('d')
    expect(linesOf(await client.receive('NLST'))).toEqual(names)
    const facts = linesOf(await client.receive('MLSD')).map((line) => line.replace(/^\S*; /, ''))
    expect(facts.filter((name) => name !== '.' && name !== '..' && name !== '/').sort()).toEqual(names)
  })

  it('of an empty folder are empty and succeed', async () => {
    const { client } = await startWired(wire)
    expect((await client.receive('LIST')).length).toBe(0)
    expect((await client.receive('NLST')).length).toBe(0)
  })

  it('longer than any buffer on the way are complete', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [`${'long '.repeat(40)}${at}`, '']),
    )
    const { client } = await startWired(wire, { tree: many })
    expect(linesOf(await client.receive('NLST'))).toEqual(Object.keys(many).sort())
  })
})

describe('LIST', () => {
  it('streams 10,000 entries while another session is answered', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`file-${at}`, '']))
    const server = await startServer({ tree: many })
    const [client, other] = [await server.logIn(), await server.logIn()]
    const data = await client.begin('LIST')
    const listing = data.readAll()
    await other.ask('NOOP', 200)
    const names = linesOf(await listing).map((line) => listLine.exec(line)?.[6])
    await client.expect(226)
    expect(names.sort()).toEqual(Object.keys(many).sort())
  })

  it('writes times of the last six months with the hour and older ones with the year', async () => {
    const server = await startServer({ tree: { old: '', recent: '' } })
    const recent = new Date(Date.now() - 3_600_000)
    utimesSync(server.tree.at('old'), new Date(0), new Date(Date.UTC(2001, 8, 9, 1, 46, 40)))
    utimesSync(server.tree.at('recent'), recent, recent)
    const client = await server.logIn()
    const lines = linesOf(await client.receive('LIST'))
    expect(lines.find((line) => line.endsWith(' old'))).toMatch(/ Sep +0?9 +2001 old$/)
    const hours = recent.toISOString().slice(11, 16)
    expect(lines.find((line) => line.endsWith(' recent'))).toMatch(new RegExp(` ${hours} recent$`))
  })

  it.each(['-a', '-l', '-al', '-la', '-aln', '-a -l'])('takes %s as options', async (flags) => {
    const client = await (await startServer({ tree })).logIn()
    const names = linesOf(await client.receive(`LIST ${flags}`)).map((line) => listLine.exec(line)?.[6])
    for (const name of Object.keys(tree)) expect(names).toContain(name)
    const inner = linesOf(await client.receive(`LIST ${flags} /folder`)).map(
      (line) => listLine.exec(line)?.[6],
    )
    expect(inner).toContain('inside')
    expect(inner).toContain('other')
  })

  it('lists a file that is called like an option', async () => {
    const client = await (await startServer({ tree: { '-a': 'x', other: '' } })).logIn()
    const lines = linesOf(await client.receive('LIST -a'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/ -a$/)
  })

  it('of a file lists the file', async () => {
    const client = await (await startServer({ tree })).logIn()
    const lines = linesOf(await client.receive('LIST b c.bin'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/ 1234 .* b c\.bin$/)
  })

  it('follows wildcards', async () => {
    const client = await (await startServer({ tree: { 'a.txt': '', 'b.txt': '', 'c.bin': '' } })).logIn()
    expect(linesOf(await client.receive('LIST *.txt')).map((line) => listLine.exec(line)?.[6])).toEqual([
      'a.txt',
      'b.txt',
    ])
  })

  it('of something missing is 550', async () => {
    const client = await (await startServer({ tree })).logIn()
    for (const verb of ['LIST', 'NLST', 'MLSD']) {
      await client.prepareData()
      await client.ask(`${verb} missing`, 550, 450)
    }
  })

  it('shows a link as what it leads to and none that leaves the share', async () => {
    const outside = '/etc/passwd'
    const links = { file: 'abc', dir: {}, 'to-file': new LinkTo('file'), 'to-dir': new LinkTo('dir') }
    const bad = { out: new LinkTo(outside), up: new LinkTo('../..'), broken: new LinkTo('nothing') }
    const client = await (await startServer({ tree: { ...links, ...bad } })).logIn()
    const lines = linesOf(await client.receive('LIST')).map((line) => listLine.exec(line))
    expect(lines.map((match) => match?.[6]).sort()).toEqual(Object.keys(links).sort())
    expect(lines.find((match) => match?.[6] === 'to-dir')?.[1]).toBe('d')
    expect(lines.find((match) => match?.[6] === 'to-file')?.[2]).toBe('3')
  })
})

describe('NLST', () => {
  it('names entries relative to the argument as it was given, so that mget finds them', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect(linesOf(await client.receive('NLST folder'))).toEqual(['folder/inside', 'folder/other'])
    expect(linesOf(await client.receive('NLST /folder'))).toEqual(['/folder/inside', '/folder/other'])
    expect(linesOf(await client.receive('NLST a.txt'))).toEqual(['a.txt'])
    expect(linesOf(await client.receive('NLST *.txt'))).toEqual(['a.txt'])
    expect(linesOf(await client.receive('NLST folder/i*'))).toEqual(['folder/inside'])
  })
})

describe('MLSD and MLST', () => {
  const factsOf = (line: string) => {
    const [facts = '', name = ''] = line.trimStart().split(/; (.*)/s)
    return { name, ...Object.fromEntries(facts.split(';').map((fact) => fact.split('='))) } as Record<
      string,
      string
    >
  }

  it('give type, size, modify, perm and unique (RFC 3659 §7.5)', async () => {
    const server = await startServer({ tree })
    utimesSync(server.tree.at('a.txt'), new Date(), new Date(Date.UTC(2020, 0, 2, 3, 4, 5, 750)))
    const client = await server.logIn()
    const entries = linesOf(await client.receive('MLSD')).map(factsOf)
    const file = entries.find(({ name }) => name === 'a.txt')
    expect(file).toMatchObject({ type: 'file', size: '5' })
    expect(file?.modify).toMatch(/^20200102030405(\.750)?$/)
    expect([...file!.perm!].sort().join('')).toBe('adfrw')
    const folder = entries.find(({ name }) => name === 'folder')
    expect(folder?.type).toBe('dir')
    for (const right of 'ceflmp') expect(folder?.perm).toContain(right)
    expect(new Set(entries.map(({ unique }) => unique)).size).toBe(entries.length)
  })

  it('MLST gives the full virtual path on the control connection', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('CWD folder', 250)
    const { lines, raw } = await client.ask('MLST inside', 250)
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^ \S+; \/folder\/inside$/)
    expect(raw.toString()).toMatch(/^250-.*\r\n .*\r\n250 .*\r\n$/)
    expect(factsOf((await client.ask('MLST', 250)).lines[1]!).name).toBe('/folder')
  })

  it('MLSD of a file is 501, of something missing 550', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.prepareData()
    await client.ask('MLSD a.txt', 501)
    await client.prepareData()
    await client.ask('MLSD missing', 550)
    await client.ask('MLST missing', 550)
  })

  it('send the facts chosen by OPTS MLST, and FEAT marks them', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('OPTS MLST size;type;nonsense;', 200)
    for (const line of linesOf(await client.receive('MLSD folder')))
      expect(line).toMatch(/^type=[^;]+;(size=\d+;)? /)
    const feature = (await client.ask('FEAT', 211)).lines.find((line) => line.startsWith(' MLST'))
    expect(feature).toMatch(/type\*;/)
    expect(feature).toMatch(/size\*;/)
    expect(feature).toMatch(/modify;/)
    await client.ask('OPTS MLST', 200)
    expect(linesOf(await client.receive('MLSD folder'))).toEqual([' inside', ' other'])
  })
})

describe('STAT with a path', () => {
  it('lists over the control connection: 213 for a file, 212 for a folder', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.ask('STAT a.txt', 213)).text).toContain('a.txt')
    const { text } = await client.ask('STAT folder', 212)
    expect(text).toContain('inside')
    expect(text).toContain('other')
    await client.ask('STAT missing', 550, 450)
  })
})

describe('names that are not UTF-8', () => {
  it('are listed and fetched with the same bytes', async () => {
    const server = await startServer()
    const name = Buffer.from([0x66, 0xfc, 0x72, 0x2e, 0x74])
    const { writeFileSync } = await import('node:fs')
    writeFileSync(Buffer.concat([Buffer.from(`${server.tree.path}/`), name]), 'latin content')
    const client = await server.logIn()
    expect(await client.receive('NLST')).toEqual(Buffer.concat([name, Buffer.from('\r\n')]))
    const data = await (await client.prepareData()).open()
    // IAC doubling is Telnet's: 0xFC is no IAC, so the name goes as it is.
    await client.ask(Buffer.concat([Buffer.from('RETR '), name]), 150, 125)
    expect((await data.readAll()).toString()).toBe('latin content')
    await client.expect(226)
  })
})
