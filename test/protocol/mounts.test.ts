import { renameSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'

async function nested() {
  const inner = tempTree({ 'in.txt': 'inner' })
  const deep = tempTree({ 'deep.txt': 'deep' })
  const root = tempTree({ 'root.txt': 'root', Inner: { shadowed: 'x' }, a: { own: 'own' } })
  const mounts = [
    { at: [], folder: root.path, preset: 'full' },
    { at: ['Inner'], folder: inner.path, preset: 'full' },
    { at: ['a', 'b'], folder: deep.path, preset: 'full' },
  ] as const
  const server = await startServer({
    accounts: [{ name: 'demo', password: 'secret', mounts }],
    options: { allowTreeRemoval: true },
  })
  const client = await server.logIn()
  const names = async (path: string) =>
    (await client.receive(`NLST ${path}`)).toString().split('\r\n').filter(Boolean).sort()
  return { client, names, root, inner, deep }
}

describe('a share at the root with others inside it', () => {
  it('lists each place once and leads into the deepest share', async () => {
    const { client, names } = await nested()
    expect(await names('/')).toEqual(['/Inner', '/a', '/root.txt'])
    expect(await names('/a')).toEqual(['/a/b', '/a/own'])
    expect(await names('/Inner')).toEqual(['/Inner/in.txt'])
    expect((await client.receive('RETR /a/b/deep.txt')).toString()).toBe('deep')
  })

  it('lets nobody remove, rename, replace or shadow a mount point or what holds one', async () => {
    const { client, root, inner, deep } = await nested()
    const before = [root, inner, deep].map((tree) => tree.picture())
    for (const path of ['/', '/Inner', '/INNER', '/a', '/a/b']) {
      for (const verb of ['RMD', 'RMDA', 'DELE', 'RNFR', 'MKD']) await client.ask(`${verb} ${path}`, 550)
      await client.ask('RNFR /root.txt', 350)
      await client.ask(`RNTO ${path}`, 550)
      const prepared = await client.prepareData()
      await prepared.open()
      await client.ask(`STOR ${path}`, 550)
    }
    expect([root, inner, deep].map((tree) => tree.picture())).toEqual(before)
  })
})

describe('a share whose folder is away', () => {
  it('stays in the listing, is 450 inside and works again when the folder is back', async () => {
    const tree = tempTree({ folder: { 'a.txt': 'content' } })
    const mounts = [{ at: ['Disk'], folder: tree.at('folder'), preset: 'full' }] as const
    const server = await startServer({ accounts: [{ name: 'demo', password: 'secret', mounts }] })
    const client = await server.logIn()
    await client.ask('CWD /Disk', 250)
    renameSync(tree.at('folder'), tree.at('unplugged'))
    expect((await client.receive('NLST /')).toString()).toBe('/Disk\r\n')
    await client.ask('SIZE /Disk/a.txt', 450)
    await client.ask('DELE a.txt', 450)
    await client.ask('MKD new', 450)
    renameSync(tree.at('unplugged'), tree.at('folder'))
    expect((await client.receive('RETR a.txt')).toString()).toBe('content')
  })
})
