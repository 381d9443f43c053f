import { lstatSync, readlinkSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { siteRegistry } from '../../app/main/engine/commands/site/site-registry.ts'
import { startServer } from '../helpers/start-server.ts'

const tree = { 'two words': 'content', folder: { inside: 'inside' } }
const moment = Date.UTC(2020, 1, 29, 12, 34, 56)

describe('SITE', () => {
  it.each(siteRegistry.all)(
    '$name is in SITE HELP and explained there and by HELP SITE',
    async ({ name, help }) => {
      const client = await (await startServer()).logIn()
      const { lines } = await client.ask('SITE HELP', 214)
      expect(lines.slice(1, -1).map((line) => line.trim())).toContain(name)
      expect((await client.ask(`SITE help ${name.toLowerCase()}`, 214)).text).toBe(help)
      expect((await client.ask(`HELP SITE ${name}`, 214)).text).toBe(help)
    },
  )

  it.each(siteRegistry.all.filter(({ argument }) => argument === 'required'))(
    '$name is 501 without its argument',
    async ({ name }) => {
      const client = await (await startServer()).logIn()
      await client.ask(`SITE ${name}`, 501)
      await client.ask(`site ${name.toLowerCase()} `, 501)
    },
  )

  it.each(siteRegistry.all)('$name gets exactly one final reply', async ({ name }) => {
    const client = await (await startServer({ tree })).logIn()
    for (const argument of ['', ' 1', ' a b c', ' \u00e4"\\|', ' 644 /', ' "']) {
      await client.ask(`SITE ${name}${argument}`)
      await client.ask('NOOP', 200)
    }
  })

  it('is 502 for what a device asks another maker for', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('SITE NAMEFMT 1', 502)
    await client.ask('SITE HELP NAMEFMT', 501)
  })
})

describe('SITE CHMOD', () => {
  it('sets the bits of files and folders', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE CHMOD 640 two words', 200)
    await client.ask('SITE CHMOD 0700 /folder', 200)
    expect(statSync(server.tree.at('two words')).mode & 0o7777).toBe(0o640)
    expect(statSync(server.tree.at('folder')).mode & 0o7777).toBe(0o700)
  })

  it('hands out neither setuid nor words', async () => {
    const server = await startServer({ tree })
    const before = statSync(server.tree.at('two words')).mode
    const client = await server.logIn()
    await client.ask('SITE CHMOD 4755 two words', 504)
    await client.ask('SITE CHMOD u+s two words', 501)
    await client.ask('SITE CHMOD 644', 501)
    await client.ask('SITE CHMOD 644 missing', 550)
    await client.ask('SITE CHMOD 777 /', 550)
    expect(statSync(server.tree.at('two words')).mode).toBe(before)
  })

  it.each(['read-only', 'upload-only', 'read-upload'] as const)('is 550 for %s', async (preset) => {
    const client = await (await startServer({ tree, preset })).logIn()
    await client.ask('SITE CHMOD 600 two words', 550)
  })
})

describe('SITE UTIME', () => {
  it.each([
    'SITE UTIME 20200229123456 two words',
    'SITE UTIME two words 19990101000000 20200229123456 20010101000000 UTC',
  ])('sets the time by %s', async (line) => {
    const server = await startServer({ tree })
    await (await server.logIn()).ask(line, 200)
    expect(statSync(server.tree.at('two words')).mtimeMs).toBe(moment)
  })

  it('takes a time without seconds and refuses none', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE UTIME 202002291234 folder', 200)
    expect(statSync(server.tree.at('folder')).mtimeMs).toBe(moment - 56_000)
    await client.ask('SITE UTIME folder', 501)
    await client.ask('SITE UTIME 20200229123456 missing', 550)
  })
})

describe('SITE SYMLINK', () => {
  const options = { allowLinks: true }

  it('is 502 and not in FEAT while it is switched off', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE SYMLINK folder link', 502)
    expect(server.tree.has('link')).toBe(false)
    expect((await client.ask('FEAT', 211)).text).not.toContain('SYMLINK')
  })

  it('makes a link that tells nothing of what lies above the share', async () => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    await client.ask('SITE SYMLINK folder/inside link', 200)
    await client.ask('SITE SYMLINK "/two words" /folder/back', 200)
    expect(readlinkSync(server.tree.at('link'))).toBe('folder/inside')
    expect(readlinkSync(server.tree.at('folder', 'back'))).toBe('../two words')
    expect((await client.receive('RETR folder/back')).toString()).toBe('content')
  })

  it('replaces nothing, leads to nothing missing and nowhere out', async () => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    await client.ask('SITE SYMLINK folder "two words"', 550)
    await client.ask('SITE SYMLINK missing link', 550)
    await client.ask('SITE SYMLINK /etc/passwd link', 550)
    await client.ask('SITE SYMLINK ../../../etc link', 550)
    await client.ask('SITE SYMLINK / link', 550)
    expect(server.tree.names()).toEqual(['folder', 'two words'])
    expect(lstatSync(server.tree.at('two words')).isFile()).toBe(true)
  })
})

describe('SITE MKDIR and RMDIR', () => {
  it('make a folder with those above it and remove an empty one', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('SITE MKDIR a/b c/d', 200)
    expect(server.tree.names('a', 'b c')).toEqual(['d'])
    await client.ask('SITE MKDIR a/b c/d', 550)
    await client.ask('SITE MKDIR two words/x', 550)
    await client.ask('SITE RMDIR a', 550)
    await client.ask('SITE RMDIR a/b c/d', 200)
    expect(server.tree.names('a', 'b c')).toEqual([])
    await client.ask('SITE RMDIR /', 550)
  })

  it('need the same rights as MKD and RMD', async () => {
    const client = await (await startServer({ tree, preset: 'read-only' })).logIn()
    await client.ask('SITE MKDIR new', 550)
    await client.ask('SITE RMDIR folder', 550)
  })
})

describe('SITE IDLE', () => {
  it('shows and sets the timeout of this session within the bounds', async () => {
    const server = await startServer({ options: { idleTimeoutMs: 300_000, maxIdleTimeoutMs: 900_000 } })
    const client = await server.logIn()
    expect((await client.ask('SITE IDLE', 200)).text).toMatch(/300 .*900/)
    await client.ask('SITE IDLE 600', 200)
    expect((await client.ask('SITE IDLE', 200)).text).toMatch(/600 /)
    for (const argument of ['9', '901', '0', '-1', '1e3', 'x']) await client.ask(`SITE IDLE ${argument}`, 501)
    expect((await client.ask('SITE IDLE', 200)).text).toMatch(/600 /)
    const other = await server.logIn()
    expect((await other.ask('SITE IDLE', 200)).text).toMatch(/300 /)
    await client.ask('USER demo', 331)
    await client.ask('PASS secret', 230)
    expect((await client.ask('SITE IDLE', 200)).text).toMatch(/300 /)
  })

  it('takes effect: what the server allows no more than is kept longer', async () => {
    const server = await startServer({ options: { idleTimeoutMs: 150, maxIdleTimeoutMs: 900_000 } })
    const [patient, other] = [await server.logIn(), await server.logIn()]
    await patient.ask('SITE IDLE 900', 200)
    expect((await other.untilClosed()).map(({ code }) => code)).toEqual([421])
    await patient.ask('NOOP', 200)
  })
})

describe('SITE WHO', () => {
  it('lists the sessions for an administrator', async () => {
    const folder = (await startServer({ tree })).tree.path
    const mounts = [{ at: [], folder, preset: 'full' as const }]
    const accounts = [
      { name: 'demo', password: 'secret', mounts },
      { name: 'boss', password: 'secret', mounts, says: { isAdmin: true } },
    ]
    const server = await startServer({ accounts })
    const [user, boss] = [await server.logIn(), await server.connect()]
    await server.connect()
    await boss.logIn('boss')
    const { lines } = await boss.ask('SITE WHO', 200)
    expect(lines.filter((line) => line.includes('127.0.0.1'))).toHaveLength(3)
    expect(lines.join('\n')).toMatch(/demo from .*idle/)
    expect(lines.join('\n')).toMatch(/not logged in/)
    await user.ask('SITE WHO', 550)
  })
})
