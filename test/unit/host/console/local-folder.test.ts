import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type LocalFolder, openLocalFolder } from '../../../../app/main/host/console/local-folder.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

async function writeAll(folder: LocalFolder, path: string, text: string, isForced: boolean): Promise<void> {
  const writing = await folder.write(folder.segments(path), isForced)
  await new Promise<void>((resolve, reject) =>
    writing.to.end(Buffer.from(text), (error?: Error | null) => (error ? reject(error) : resolve())),
  )
  await writing.keep()
}

describe('the chosen folder', () => {
  it('may itself be reached through a link', async () => {
    const real = tempTree({ 'a.txt': 'a' })
    const other = tempTree()
    symlinkSync(real.path, join(other.path, 'link'))
    const folder = await openLocalFolder(join(other.path, 'link'))
    expect((await folder.list([])).map(({ name }) => name)).toEqual(['a.txt'])
  })

  it('follows no link beneath it, in no place of a path', async () => {
    const outside = tempTree({ deep: { 'secret.txt': 'secret' } })
    const tree = tempTree({ in: {} })
    symlinkSync(outside.path, join(tree.path, 'in/out'))
    const folder = await openLocalFolder(tree.path)
    const inside = ['in', 'out', 'deep', 'secret.txt']
    await expect(folder.read(inside)).rejects.toThrow('is a link')
    await expect(folder.list(['in', 'out'])).rejects.toThrow('is a link')
    await expect(folder.make(['in', 'out', 'new'])).rejects.toThrow('is a link')
    await expect(folder.write(inside, true)).rejects.toThrow('is a link')
    await expect(folder.enter(['in', 'out'])).rejects.toThrow('is a link')
    expect(readdirSync(outside.path)).toEqual(['deep'])
  })

  it.each([['..'], ['..', 'x'], ['a/../../x'], ['']])(
    'takes no segment that is more than a name: %j',
    async (...segments) => {
      const folder = await openLocalFolder(tempTree({ a: {} }).path)
      await expect(folder.list(segments)).rejects.toThrow('cannot be used')
    },
  )

  it('replaces a file only when it is told to, and only once the new one is whole', async () => {
    const tree = tempTree({ 'a.txt': 'old' })
    const folder = await openLocalFolder(tree.path)
    await expect(folder.write(['a.txt'], false)).rejects.toThrow('-f')
    const writing = await folder.write(['a.txt'], true)
    await new Promise((resolve) => writing.to.write(Buffer.from('half'), resolve))
    expect(readFileSync(join(tree.path, 'a.txt'), 'utf8')).toBe('old')
    await writing.drop()
    expect(readdirSync(tree.path)).toEqual(['a.txt'])
    await writeAll(folder, 'a.txt', 'new', true)
    expect(readFileSync(join(tree.path, 'a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(tree.path)).toEqual(['a.txt'])
  })

  it('never loses a file that came to be in the meantime', async () => {
    const tree = tempTree()
    const folder = await openLocalFolder(tree.path)
    const writing = await folder.write(['a.txt'], false)
    await expect(folder.write(['a.txt'], false)).rejects.toThrow('-f')
    await writing.keep()
    expect(readdirSync(tree.path)).toEqual(['a.txt'])
  })

  it('reads files and nothing else', async () => {
    const tree = tempTree()
    mkdirSync(join(tree.path, 'sub'))
    writeFileSync(join(tree.path, 'a'), 'abc')
    const folder = await openLocalFolder(tree.path)
    await expect(folder.read(['sub'])).rejects.toThrow()
    await expect(folder.read(['none'])).rejects.toThrow('no such')
    const { file, size } = await folder.read(['a'])
    await file.close()
    expect(size).toBe(3)
  })

  it('tells where it is', async () => {
    const folder = await openLocalFolder(tempTree({ a: { b: {} } }).path)
    await folder.enter(folder.segments('a/b'))
    expect(folder.path).toBe('/a/b')
    await folder.enter(folder.segments('..'))
    expect(folder.path).toBe('/a')
    await expect(folder.enter(folder.segments('none'))).rejects.toThrow('no such folder')
  })
})
