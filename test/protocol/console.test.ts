import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startConsoleGround } from '../helpers/console/start-console.ts'
import { testContent } from '../helpers/test-content.ts'

const tree = { 'a.txt': 'content', 'b.bin': testContent(200_000), sub: { 'c d.txt': 'deep' } }

describe('a console', () => {
  it('signs in without a password and lists the folder in a table', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    const { entries, place } = await client.run('ls', 'listing')
    expect(place).toBe('server')
    expect(entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['sub', 'folder', null],
      ['a.txt', 'file', 7],
      ['b.bin', 'file', 200_000],
    ])
    expect(entries.every(({ modifiedAt }) => modifiedAt !== null)).toBe(true)
  })

  it.each(['LIST', 'NLST', 'MLSD', 'list'])('opens a data connection for %s by itself', async (line) => {
    const { open } = await startConsoleGround({ tree })
    const { entries } = await (await open()).run(line, 'listing')
    expect(entries.map(({ name }) => name).sort()).toEqual(['a.txt', 'b.bin', 'sub'])
  })

  it.each(['passive', 'passive pasv', 'active'])('moves bytes with %s data connections', async (mode) => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run(mode, 'none')
    expect((await client.run('RETR a.txt', 'text')).text).toBe('content')
    expect((await client.run('ls', 'listing')).count).toBe(3)
  })

  it('uses the port that a PASV typed by hand brought', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run('PASV', 'none')
    expect((await client.run('RETR a.txt', 'text')).text).toBe('content')
    await client.hears('RETR a.txt')
    expect(client.lines.filter(({ text }) => /^(PASV|EPSV)/.test(text)).map(({ text }) => text)).toEqual([
      'PASV',
    ])
  })

  it('keeps what REST prepared', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run('REST 3', 'none')
    expect((await client.run('RETR a.txt', 'text')).text).toBe('tent')
  })

  it('understands compressed transfers', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run('MODE Z', 'none')
    expect((await client.run('RETR a.txt', 'text')).text).toBe('content')
    expect((await client.run('ls', 'listing')).count).toBe(3)
  })

  it('sends a command as it was typed, spaces and case included', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run('mkd  two  spaces ', 'none')
    expect((await client.run('ls', 'listing')).entries.map(({ name }) => name)).toContain(' two  spaces ')
    await client.hears(/^mkd {2}two {2}spaces $/)
  })

  it('shows stars where transcripts show them', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.refused('pass hunter2')
    await client.send('acct hunter2')
    await client.hears(/^acct/)
    expect(JSON.stringify(client.lines)).not.toContain('hunter2')
    expect(client.lines.filter(({ text }) => /^PASS/.test(text)).map(({ text }) => text)).toEqual([
      'PASS ********',
    ])
  })

  it('saves what is no text into the chosen folder, and never over a file', async () => {
    const { open, local } = await startConsoleGround({ tree })
    const client = await open()
    const moved = await client.run('RETR b.bin', 'moved')
    expect(moved.files).toEqual([{ name: 'b.bin', bytes: 200_000, problem: null }])
    expect(readFileSync(join(local.path, 'b.bin')).equals(tree['b.bin'])).toBe(true)
    writeFileSync(join(local.path, 'b.bin'), 'mine')
    await client.refused('RETR b.bin')
    expect(readFileSync(join(local.path, 'b.bin'), 'utf8')).toBe('mine')
  })

  it.each(['STOR', 'APPE'])('sends the file of the chosen folder with %s', async (verb) => {
    const content = testContent(70_000)
    const { open, test } = await startConsoleGround({ tree, local: { 'up.bin': content } })
    await (await open()).run(`${verb} sub/up.bin`, 'moved')
    expect(readFileSync(join(test.tree.path, 'sub/up.bin')).equals(content)).toBe(true)
  })

  it('follows where it is, through every way to move', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    expect((await client.run('ls', 'listing')).path).toBe('/')
    await client.run('cd sub', 'none')
    expect((await client.run('ls', 'listing')).path).toBe('/sub')
    await client.run('CDUP', 'none')
    expect((await client.run('ls', 'listing')).path).toBe('/')
  })

  it('makes, renames and removes', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.run('mkdir "new one"', 'none')
    await client.run('rename "new one" newer', 'none')
    await client.run('rename a.txt newer/a.txt', 'none')
    expect((await client.run('ls newer', 'listing')).entries.map(({ name }) => name)).toEqual(['a.txt'])
    await client.refused('rm newer')
    expect((await client.run('rm -r newer', 'moved')).count).toBe(2)
    await client.run('rm *.bin', 'moved')
    expect((await client.run('ls', 'listing')).entries.map(({ name }) => name)).toEqual(['sub'])
  })

  it('tells what the server refused', async () => {
    const { open } = await startConsoleGround({ tree })
    const client = await open()
    await client.refused('CWD nowhere')
    await client.refused('ls nowhere')
    await client.refused('XYZZY')
    await client.refused('get nowhere.txt')
    await client.hears(/^500 /)
    expect((await client.run('ls', 'listing')).count).toBe(3)
  })

  it('lists the commands of the server with their RFC', async () => {
    const { open } = await startConsoleGround()
    const client = await open()
    const { verbs, commands } = await client.run('help', 'help')
    expect(verbs.length).toBeGreaterThan(50)
    expect(commands).toContain('mget')
    expect((await client.run('help retr', 'help')).verbs).toEqual([
      { verb: 'RETR', syntax: 'RETR path', about: 'download a file', rfc: 'RFC 959 §4.1.3' },
    ])
  })

  it('is a connection like any other', async () => {
    const { open, test } = await startConsoleGround()
    await open()
    expect(test.portside.state.snapshot().sessions.map(({ userName }) => userName)).toEqual(['ann'])
  })
})
