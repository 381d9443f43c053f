import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../app/main/engine/commands/registry.ts'
import { siteRegistry } from '../../app/main/engine/commands/site/site-registry.ts'
import { startServer } from '../helpers/start-server.ts'

/**
 * The loop over the registry: what a record declares must be what a client sees. A new command is tested here before
 * its author writes a line.
 */
const commands = commandRegistry.all.flatMap((command) => command.verbs.map((verb) => ({ verb, command })))
const ends = (verb: string) => verb === 'QUIT'
const needingLogin = commands.filter(({ command }) => command.login === 'after')
const needingArgument = commands.filter(({ command }) => command.argument === 'required')
const afterTls = commands.filter(({ command }) => command.beforeTls !== true)
const openingData = commands.filter(({ command }) => command.data === 'opens')

describe('every command', () => {
  it.each(needingLogin)('$verb is 530 without a login, with an argument and without', async ({ verb }) => {
    const client = await (await startServer()).connect()
    await client.ask(verb, 530)
    await client.ask(`${verb} something`, 530)
  })

  it.each(needingArgument)('$verb is 501 without its argument', async ({ verb }) => {
    const client = await (await startServer()).logIn()
    await client.ask(verb, 501)
    await client.ask(`${verb} `, 501)
    await client.ask(verb.toLowerCase(), 501)
  })

  it.each(afterTls)('$verb is refused in clear where TLS is required', async ({ verb }) => {
    const client = await (await startServer({ tls: 'required' })).connect()
    const { code } = await client.ask(`${verb} something`)
    expect([421, 530, 534]).toContain(code)
  })

  it.each(openingData)('$verb is 521 with clear data where TLS is required', async ({ verb }) => {
    const client = await (await startServer({ tls: 'required' })).connect()
    await client.startTls()
    await client.logIn()
    await client.prepareData()
    await client.ask(`${verb} something`, 521)
  })

  it.each(openingData)('$verb is 425 without PASV, EPSV, PORT or EPRT', async ({ verb }) => {
    const client = await (await startServer({ tree: { something: '' } })).logIn()
    await client.ask(`${verb} something`, 425, 501, 550)
  })

  it.each(commands)('$verb is in HELP, in the list and by itself', async ({ verb, command }) => {
    const client = await (await startServer()).connect()
    const { lines } = await client.ask('HELP', 214)
    const listed = lines.slice(1, -1).flatMap((line) => line.trim().split(/\s+/))
    expect(listed.map((word) => word.replace(/\*$/, ''))).toContain(verb)
    expect((await client.ask(`HELP ${verb.toLowerCase()}`, 214, 200)).text).toBe(command.help)
  })

  // A prepared data connection and an argument that fits nothing; 1xx never ends a command, so it may come before.
  it.each(commands)('$verb gets exactly one final reply', async ({ verb, command }) => {
    const server = await startServer({ options: { dataConnectTimeoutMs: 50 } })
    const client = await server.logIn()
    for (const line of [verb, `${verb} 1`, `${verb} a b c`, `${verb} \u00e4"\\|`]) {
      if (command.data === 'opens') await client.prepareData()
      client.send(line)
      let reply = await client.nextReply()
      while (reply.code < 200) reply = await client.nextReply()
      expect(reply.text.trim()).not.toBe('')
      if (ends(verb) || (verb === 'AUTH' && reply.code === 234)) return client.destroy()
      // Its own login, so that what the verb did to the session cannot disturb the next line.
      await client.ask('NOOP', 200)
      if (verb === 'USER' || verb === 'REIN' || verb === 'PASS') await client.logIn()
    }
    await client.quit()
  })
})

describe('every SITE service', () => {
  it.each(siteRegistry.all)('SITE $name is 530 without a login', async ({ name }) => {
    const client = await (await startServer()).connect()
    await client.ask(`SITE ${name}`, 530)
    await client.ask(`site ${name.toLowerCase()} something`, 530)
  })

  it.each(siteRegistry.all.filter(({ argument }) => argument === 'required'))(
    'SITE $name is 501 without its argument, or 502 where it is switched off',
    async ({ name }) => {
      const client = await (await startServer()).logIn()
      await client.ask(`SITE ${name}`, 501, 502)
      await client.ask(`SITE ${name} `, 501, 502)
    },
  )

  it.each(siteRegistry.all)('SITE $name is refused in clear where TLS is required', async ({ name }) => {
    const client = await (await startServer({ tls: 'required' })).connect()
    await client.ask(`SITE ${name} something`, 530, 534)
  })

  it.each(siteRegistry.all)('SITE $name is in SITE HELP', async ({ name }) => {
    const client = await (await startServer()).logIn()
    const { lines } = await client.ask('SITE HELP', 214)
    expect(lines.slice(1, -1).some((line) => line.includes(name))).toBe(true)
  })

  // `quit` compares the number of final replies with the number of commands.
  it.each(siteRegistry.all)('SITE $name gets exactly one final reply', async ({ name }) => {
    const client = await (await startServer({ tree: { a: 'x' } })).logIn()
    for (const argument of ['', ' 1', ' a b', ' a b c', ' \u00e4"\\|'])
      await client.ask(`SITE ${name}${argument}`)
    await client.ask('NOOP', 200)
    await client.quit()
  })
})

describe('an unknown verb', () => {
  it.each(['XYZZY', 'RETRX a', 'LISTT', 'A', '123', '"PWD"', 'É'])('%s is 500', async (line) => {
    const server = await startServer()
    for (const client of [await server.connect(), await server.logIn()]) await client.ask(line, 500)
  })
})

describe('FEAT', () => {
  it('says what the registry declares, each line after exactly one space, UTF8 alone on its line', async () => {
    const client = await (await startServer()).connect()
    const { lines, raw } = await client.ask('FEAT', 211)
    const features = lines.slice(1, -1)
    expect(features.every((line) => /^ \S/.test(line))).toBe(true)
    expect(features).toContain(' UTF8')
    expect(new Set(features).size).toBe(features.length)
    for (const wanted of ['EPSV', 'EPRT', 'MDTM', 'MFMT', 'SIZE', 'REST STREAM', 'PBSZ', 'PROT', 'CLNT']) {
      expect(features, wanted).toContain(` ${wanted}`)
    }
    expect(features.some((line) => line.startsWith(' MLST type*;'))).toBe(true)
    expect(raw.toString()).toMatch(/^211-.*\r\n( .*\r\n)+211 .*\r\n$/)
  })
})

describe('every reply', () => {
  it('is ASCII, short, and names no native path', async () => {
    const tree = { a: 'x', folder: {} }
    const server = await startServer({ tree, options: { dataConnectTimeoutMs: 20 } })
    const client = await server.logIn()
    for (const { verb } of commands.filter(
      ({ verb: name }) => !ends(name) && name !== 'AUTH' && name !== 'REIN',
    )) {
      for (const argument of ['', ' missing/thing', ' folder', ' a']) {
        client.send(`${verb}${argument}`)
        let reply = await client.nextReply()
        while (reply.code < 200) reply = await client.nextReply()
        expect(reply.raw.every((byte) => byte < 0x80)).toBe(true)
        expect(reply.text).not.toContain(server.tree.path)
        expect(reply.text).not.toMatch(/E[A-Z]{4,}|errno|\/tmp\b/)
        for (const line of reply.lines) expect(line.length).toBeLessThan(200)
        if (verb === 'USER' || verb === 'PASS') await client.logIn()
      }
    }
  })
})
