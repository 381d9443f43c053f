import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

describe('RNFR and RNTO', () => {
  it('rename a file and a folder with 350 and 250', async () => {
    const server = await startServer({ tree: { a: 'one', folder: { inside: 'two' } } })
    const client = await server.logIn()
    await client.ask('RNFR a', 350)
    await client.ask('RNTO folder/b', 250)
    await client.ask('RNFR folder', 350)
    await client.ask('RNTO other name ü', 250)
    expect(server.tree.names()).toEqual(['other name ü'])
    expect(server.tree.read('other name ü', 'b').toString()).toBe('one')
    expect(server.tree.read('other name ü', 'inside').toString()).toBe('two')
  })

  it('are 503 out of order and after one use', async () => {
    const client = await (await startServer({ tree: { a: '' } })).logIn()
    await client.ask('RNTO b', 503)
    await client.ask('RNFR a', 350)
    await client.ask('NOOP', 200)
    await client.ask('RNTO b', 250, 503)
    await client.ask('RNTO c', 503)
  })

  it('forget the source when another command comes in between', async () => {
    const server = await startServer({ tree: { a: '' } })
    const client = await server.logIn()
    await client.ask('RNFR a', 350)
    await client.ask('CWD /', 250)
    await client.ask('RNTO b', 503)
    expect(server.tree.names()).toEqual(['a'])
  })

  it('answer 550 for a missing source and for the root', async () => {
    const client = await (await startServer()).logIn()
    await client.ask('RNFR missing', 550)
    await client.ask('RNTO b', 503)
    await client.ask('RNFR /', 550, 553)
  })

  it('replace a file with the right to overwrite', async () => {
    const server = await startServer({ tree: { a: 'new', b: 'old' } })
    const client = await server.logIn()
    await client.ask('RNFR a', 350)
    await client.ask('RNTO b', 250)
    expect(server.tree.picture()).toEqual({ b: Buffer.from('new').toString('base64') })
  })

  it.each(['folder', 'folder/', 'missing/b', 'folder/inside/b', '..'])(
    'refuse the target %s',
    async (target) => {
      const server = await startServer({ tree: { a: 'new', folder: { inside: 'x' } } })
      const before = server.tree.picture()
      const client = await server.logIn()
      await client.ask('RNFR a', 350)
      await client.ask(`RNTO ${target}`, 550, 553)
      expect(server.tree.picture()).toEqual(before)
    },
  )

  it('refuse to move a folder into itself', async () => {
    const server = await startServer({ tree: { folder: { inside: 'x' } } })
    const before = server.tree.picture()
    const client = await server.logIn()
    await client.ask('RNFR folder', 350)
    await client.ask('RNTO folder/deeper', 550, 553, 451)
    expect(server.tree.picture()).toEqual(before)
  })
})
