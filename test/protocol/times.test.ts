import { statSync, utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

const tree = { file: 'content', empty: '', folder: {} }
const moment = Date.UTC(2020, 1, 29, 12, 34, 56)

describe('SIZE', () => {
  it('answers 213 with the number of bytes alone', async () => {
    const client = await (await startServer({ tree })).logIn()
    expect((await client.ask('SIZE file', 213)).text).toBe('7')
    expect((await client.ask('SIZE empty', 213)).text).toBe('0')
  })

  it('is 550 for a folder, for something missing and under TYPE A', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('SIZE folder', 550)
    await client.ask('SIZE missing', 550)
    await client.ask('TYPE A', 200)
    await client.ask('SIZE file', 550)
  })
})

describe('MDTM', () => {
  it('answers 213 with the time in UTC', async () => {
    const server = await startServer({ tree })
    utimesSync(server.tree.at('file'), moment / 1000, moment / 1000)
    const client = await server.logIn()
    expect((await client.ask('MDTM file', 213)).text).toMatch(/^20200229123456(\.0+)?$/)
  })

  it('says milliseconds when they are known', async () => {
    const server = await startServer({ tree })
    utimesSync(server.tree.at('file'), new Date(moment + 250), new Date(moment + 250))
    const client = await server.logIn()
    expect((await client.ask('MDTM file', 213)).text).toBe('20200229123456.250')
  })

  it('is 550 for something missing', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('MDTM missing', 550)
  })

  it('reads a file whose name looks like a time when there is no second argument', async () => {
    const server = await startServer({ tree: { '20200229123456': 'x' } })
    const client = await server.logIn()
    await client.ask('MDTM 20200229123456', 213)
  })

  it('sets the time in its two-argument form', async () => {
    const server = await startServer({ tree: { 'two words': 'x' } })
    const client = await server.logIn()
    await client.ask('MDTM 20200229123456 two words', 213, 250, 253)
    expect(statSync(server.tree.at('two words')).mtimeMs).toBe(moment)
  })
})

describe('MFMT', () => {
  it('sets the time and answers 213 with the fact (draft-somers-ftp-mfxx)', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    expect((await client.ask('MFMT 20200229123456 file', 213)).text).toMatch(
      /^Modify=20200229123456(\.000)?; \/?file/i,
    )
    expect(statSync(server.tree.at('file')).mtimeMs).toBe(moment)
    await client.ask('MFMT 20200229123456 folder', 213)
    expect(statSync(server.tree.at('folder')).mtimeMs).toBe(moment)
  })

  it.each(['20201329123456 file', '20200230123456 file', '2020 file', 'file', '20200229123456'])(
    'answers 501 to %s',
    async (argument) => {
      const server = await startServer({ tree })
      const before = statSync(server.tree.at('file')).mtimeMs
      const client = await server.logIn()
      await client.ask(`MFMT ${argument}`, 501)
      expect(statSync(server.tree.at('file')).mtimeMs).toBe(before)
    },
  )

  it('is 550 for something missing', async () => {
    const client = await (await startServer({ tree })).logIn()
    await client.ask('MFMT 20200229123456 missing', 550)
  })
})
