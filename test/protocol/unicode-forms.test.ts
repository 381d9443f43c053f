import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

// macOS sends and stores letters and accents apart (NFD), everybody else together (NFC).
const forms = { NFC: 'Caf\u00e9', NFD: 'Cafe\u0301' } as const
const cases = [
  { stored: 'NFC', asked: 'NFD' },
  { stored: 'NFD', asked: 'NFC' },
] as const

describe.each(cases)('a name stored in $stored and asked for in $asked', ({ stored, asked }) => {
  const [onDisk, onWire] = [`${forms[stored]}.txt`, `${forms[asked]}.txt`]
  const [folderOnDisk, folderOnWire] = [`${forms[stored]} photos`, `${forms[asked]} photos`]
  const tree = { [onDisk]: 'espresso', [folderOnDisk]: { [onDisk]: 'inner' } }

  it('is read, measured and entered', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    expect((await client.receive(`RETR ${onWire}`)).toString()).toBe('espresso')
    await client.ask(`SIZE ${onWire}`, 213)
    await client.ask(`CWD ${folderOnWire}`, 250)
    expect((await client.receive(`RETR ${onWire}`)).toString()).toBe('inner')
    expect((await client.receive(`NLST /${folderOnWire}`)).toString()).toContain(onDisk)
  })

  it('is replaced by an upload instead of getting a twin', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.transmit(`STOR ${onWire}`, Buffer.from('ristretto'))
    expect(server.tree.names()).toEqual([folderOnDisk, onDisk].sort())
    expect(server.tree.read(onDisk).toString()).toBe('ristretto')
  })

  it('is renamed and deleted', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask(`RNFR ${onWire}`, 350)
    await client.ask('RNTO plain.txt', 250)
    expect(server.tree.read('plain.txt').toString()).toBe('espresso')
    await client.ask(`DELE ${folderOnWire}/${onWire}`, 250)
    await client.ask(`RMD ${folderOnWire}`, 250)
    expect(server.tree.names()).toEqual(['plain.txt'])
  })
})

describe('a name that exists in both forms', () => {
  it('is the one that was asked for', async () => {
    const server = await startServer({ tree: { [forms.NFC]: 'together', [forms.NFD]: 'apart' } })
    const client = await server.logIn()
    expect((await client.receive(`RETR ${forms.NFC}`)).toString()).toBe('together')
    expect((await client.receive(`RETR ${forms.NFD}`)).toString()).toBe('apart')
  })
})
