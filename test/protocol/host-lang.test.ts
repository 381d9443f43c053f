import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

describe('HOST', () => {
  it('answers 220 before USER and is shown by STAT (RFC 7151 §3)', async () => {
    const client = await (await startServer()).connect()
    await client.ask('HOST FTP.Example.com', 220)
    expect((await client.ask('STAT', 211)).text).toContain('ftp.example.com')
    await client.logIn()
    expect((await client.ask('STAT', 211)).text).toContain('ftp.example.com')
  })

  it('is 503 after USER and after login, and fine again after REIN', async () => {
    const client = await (await startServer()).connect()
    await client.ask('USER demo', 331)
    await client.ask('HOST a.example', 503)
    await client.ask('PASS secret', 230)
    await client.ask('HOST a.example', 503)
    await client.ask('REIN', 220)
    await client.ask('HOST a.example', 220)
  })

  it('knows the names the administrator lists, in any case, and answers others 504', async () => {
    const server = await startServer({ options: { hostNames: ['Nas.Example'] } })
    const client = await server.connect()
    await client.ask('HOST other.example', 504)
    await client.ask('HOST not a name', 501)
    await client.ask('HOST nas.EXAMPLE', 220)
  })

  it('is forgotten by AUTH: what came in clear may be forged', async () => {
    const client = await (await startServer()).connect()
    await client.ask('HOST a.example', 220)
    await client.startTls()
    expect((await client.ask('STAT', 211)).text).not.toContain('a.example')
    await client.ask('HOST a.example', 220)
  })
})

describe('LANG', () => {
  it.each(['LANG', 'LANG EN', 'LANG en-GB', 'LANG en_US'])('answers 200 to %s', async (line) => {
    await (await (await startServer()).connect()).ask(line, 200)
  })

  it('is 504 for a language there is not and 501 for what is none (RFC 2640 §4.1)', async () => {
    const client = await (await startServer()).connect()
    await client.ask('LANG fr', 504)
    await client.ask('LANG 12', 501)
  })

  it('is in FEAT with the language in use marked, beside HOST', async () => {
    const client = await (await startServer()).connect()
    const { lines } = await client.ask('FEAT', 211)
    expect(lines).toContain(' LANG EN*')
    expect(lines).toContain(' HOST')
  })
})

it('SMNT is known and not supported', async () => {
  await (await (await startServer()).logIn()).ask('SMNT /mnt', 502)
})
