import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startConsoleGround } from '../helpers/console/start-console.ts'
import { type TreeSpec, tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const tree = {
  album: { 'one.bin': testContent(150_000), deep: { er: { 'two.bin': testContent(40_001) } }, none: {} },
  'x.log': 'x',
  'y.log': '',
  'z.txt': 'z',
} satisfies TreeSpec

/** Every file beneath a folder with its bytes, by path. */
function contents(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names
      .map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1), entry] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([path, entry]) => [
        path,
        entry.isFile() ? readFileSync(join(root, path)).toString('base64') : '/',
      ]),
  )
}

describe('moving files with a console', () => {
  it('fetches a whole tree byte for byte', async () => {
    const { open, local, test } = await startConsoleGround({ tree })
    const moved = await (await open()).run('mget *', 'moved')
    expect(moved).toMatchObject({ direction: 'received', count: 5, problems: 0, bytes: 190_003 })
    expect(contents(local.path)).toEqual(contents(test.tree.path))
  })

  it('sends a whole tree byte for byte', async () => {
    const { open, local, test } = await startConsoleGround({ tree: {}, local: tree })
    const moved = await (await open()).run('mput *', 'moved')
    expect(moved).toMatchObject({ direction: 'sent', count: 5, problems: 0 })
    expect(contents(test.tree.path)).toEqual(contents(local.path))
  })

  it('fetches what fits a pattern and nothing else', async () => {
    const { open, local } = await startConsoleGround({ tree })
    await (await open()).run('mget ?.log', 'moved')
    expect(readdirSync(local.path).sort()).toEqual(['x.log', 'y.log'])
  })

  it('fetches and sends one file under another name', async () => {
    const { open, local, test } = await startConsoleGround({ tree, local: { 'here.txt': 'here' } })
    const client = await open()
    await client.run('get z.txt "my z.txt"', 'moved')
    await client.run('put here.txt album/there.txt', 'moved')
    expect(readFileSync(join(local.path, 'my z.txt'), 'utf8')).toBe('z')
    expect(readFileSync(join(test.tree.path, 'album/there.txt'), 'utf8')).toBe('here')
  })

  it('replaces nothing on either side without -f', async () => {
    const { open, local, test } = await startConsoleGround({ tree, local: { 'z.txt': 'mine' } })
    const client = await open()
    await client.refused('get z.txt')
    await client.refused('put z.txt')
    expect(readFileSync(join(local.path, 'z.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(join(test.tree.path, 'z.txt'), 'utf8')).toBe('z')
    await client.run('put -f z.txt', 'moved')
    expect(readFileSync(join(test.tree.path, 'z.txt'), 'utf8')).toBe('mine')
    writeFileSync(join(local.path, 'z.txt'), 'other')
    await client.run('get -f z.txt', 'moved')
    expect(readFileSync(join(local.path, 'z.txt'), 'utf8')).toBe('mine')
    expect(readdirSync(local.path)).toEqual(['z.txt'])
  })

  it('leaves nothing behind when a file cannot be fetched', async () => {
    const { open, local } = await startConsoleGround({ tree })
    await (await open()).refused('get nowhere.txt')
    expect(readdirSync(local.path)).toEqual([])
  })

  it('stays within the chosen folder', async () => {
    const outside = tempTree({ 'secret.txt': 'secret' })
    const { open, local } = await startConsoleGround({ tree, local: { 'in.txt': 'in' } })
    symlinkSync(outside.path, join(local.path, 'out'))
    symlinkSync(join(outside.path, 'secret.txt'), join(local.path, 'link.txt'))
    const client = await open()
    for (const line of [
      '!ls ..',
      '!cd ../..',
      '!cd out',
      '!mkdir out/new',
      '!mkdir ../new',
      'put link.txt',
      'put out/secret.txt',
      'put ../secret.txt',
      'STOR link.txt',
      'get z.txt ../z.txt',
      'get z.txt out/z.txt',
      'get -f z.txt out/secret.txt',
      'mput out',
    ]) {
      await client.refused(line)
    }
    expect(contents(outside.path)).toEqual({ 'secret.txt': Buffer.from('secret').toString('base64') })
    // A link is replaced as such; what it leads to is not touched.
    await client.refused('get -f z.txt link.txt')
    expect(readFileSync(join(outside.path, 'secret.txt'), 'utf8')).toBe('secret')
  })

  it('works on this computer with !ls, !cd, !pwd and !mkdir', async () => {
    const { open, local } = await startConsoleGround({ tree, local: { 'a.txt': 'abc' } })
    const client = await open()
    await client.run('!mkdir new/er', 'none')
    await client.run('!cd new', 'none')
    await client.run('!pwd', 'none')
    await client.run('get /z.txt', 'moved')
    expect(readFileSync(join(local.path, 'new/z.txt'), 'utf8')).toBe('z')
    await client.run('!cd /', 'none')
    const { entries, place } = await client.run('!ls', 'listing')
    expect(place).toBe('computer')
    expect(entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['new', 'folder', null],
      ['a.txt', 'file', 3],
    ])
  })

  it.skipIf(process.platform === 'win32')('copes with hostile names on both sides', async () => {
    const names = ['-rf', '"quoted"', ' lead', 'a;b=c; d', '⁦exe.gpj', '*', '$(touch x)', 'back\\slash']
    const hostile = Object.fromEntries(names.map((name) => [name, name]))
    const { open, local, test } = await startConsoleGround({ tree: hostile })
    const client = await open()
    await client.run('mget *', 'moved')
    expect(contents(local.path)).toEqual(contents(test.tree.path))
    mkdirSync(join(local.path, 'back'))
    await client.run('!cd back', 'none')
    await client.run('get -- "-rf"', 'moved')
    await client.run('get """quoted"""', 'moved')
    await client.run('mget "*"', 'moved')
    expect(readdirSync(join(local.path, 'back')).sort()).toEqual(['"quoted"', '*', '-rf'])
  })

  it.skipIf(process.platform === 'win32')('never sends a name that would be two commands', async () => {
    const { open, test } = await startConsoleGround({ tree: {}, local: { 'a\r\nMKD evil': 'x', b: 'b' } })
    const client = await open()
    await client.refused('mput *')
    expect(contents(test.tree.path)).toEqual({ b: Buffer.from('b').toString('base64') })
  })

  it('ends a transfer and keeps the connection', async () => {
    const { open, local, test } = await startConsoleGround({
      tree: { 'big.bin': testContent(3_000_000) },
      users: [
        {
          id: 'u',
          name: 'ann',
          access: { kind: 'selected', grants: [{ shareId: 's', at: '/', preset: 'full' }] },
          speed: { download: 100_000 },
        },
      ],
    })
    const client = await open()
    const running = client.send('get big.bin')
    await waitFor('bytes to move', () => (client.state()?.progress?.bytes ?? 0) > 0)
    await test.portside.handlers.abortConsole({ id: client.id })
    const outcome = await running
    expect(outcome).toMatchObject({ ok: true, value: { isRefused: true } })
    expect(readdirSync(local.path)).toEqual([])
    expect((await client.run('ls', 'listing')).count).toBe(1)
    await client.hears(/^426 /)
  })
})
