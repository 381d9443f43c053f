import { execFileSync } from 'node:child_process'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openNativeStorage } from '../../../../../app/main/engine/vfs/native/native-storage.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { collect, failureOf } from '../../../../helpers/vfs/collect.ts'
import { tempFolder } from '../../../../helpers/vfs/temp-folder.ts'

const secretTime = new Date('2001-02-03T04:05:06Z')

async function text(storage: StorageBackend, path: readonly string[]): Promise<string> {
  const file = await storage.openRead(path)
  const buffer = Buffer.alloc(file.size)
  await file.read(buffer, 0, buffer.length, 0)
  await file.close()
  return buffer.toString()
}

describe.each(['descriptor', 'real-path'] as const)('a share proven by %s', (proof) => {
  let base: string
  let root: string
  let storage: StorageBackend
  beforeEach(async () => {
    base = tempFolder()
    root = join(base, 'root')
    mkdirSync(join(root, 'inner'), { recursive: true })
    mkdirSync(join(base, 'rootless'))
    writeFileSync(join(root, 'inner', 'file'), 'inside')
    writeFileSync(join(base, 'rootless', 'secret'), 'outside')
    utimesSync(join(base, 'rootless', 'secret'), secretTime, secretTime)
    storage = await openNativeStorage(root, { proof })
  })

  function expectOutsideUntouched(): void {
    expect(readdirSync(base).sort()).toEqual(['root', 'rootless'])
    expect(readdirSync(join(base, 'rootless'))).toEqual(['secret'])
    expect(readFileSync(join(base, 'rootless', 'secret'), 'utf8')).toBe('outside')
    expect(statSync(join(base, 'rootless', 'secret')).mtime).toEqual(secretTime)
  }

  /** Every way to touch `path` and, as a directory, a file in it. */
  function attempts(path: readonly string[]): [string, () => Promise<unknown>][] {
    const below = [...path, 'secret']
    return [path, below].flatMap((at): [string, () => Promise<unknown>][] => [
      ['stat', () => storage.stat(at)],
      ['list', () => collect(storage.list(at))],
      ['openRead', () => storage.openRead(at)],
      ['openWrite existing', () => storage.openWrite(at, 'existing')],
      ['openWrite create-or-existing', () => storage.openWrite(at, 'create-or-existing')],
      ['openWrite create-new', () => storage.openWrite(at, 'create-new')],
      ['makeDirectory', () => storage.makeDirectory(at)],
      ['removeDirectory', () => storage.removeDirectory(at)],
      ['removeFile', () => storage.removeFile(at)],
      ['rename from', () => storage.rename(at, ['taken'], true)],
      ['rename to', () => storage.rename(['inner', 'file'], at, true)],
      ['setModified', () => storage.setModified(at, 0)],
      ['setMode', () => storage.setMode(at, 0o777)],
      ['makeLink at', () => storage.makeLink(at, ['inner', 'file'])],
      ['makeLink to', () => storage.makeLink(['linked'], at)],
    ])
  }

  it.each([
    ['an absolute link to a directory outside', () => join(base, 'rootless')],
    ['a relative link to a directory outside', () => '../rootless'],
    ['a link to a file outside', () => '../rootless/secret'],
    ['a link to the folder above', () => '..'],
    ['a link to the file system root', () => '/'],
    ['a dangling link out', () => '../rootless/new'],
    ['a dangling link that would stay inside', () => 'inner/none'],
    ['a link to itself', () => 'trick'],
    ['a link through a link', () => 'second'],
  ])('refuses everything through %s', async (_title, target) => {
    symlinkSync('../rootless', join(root, 'second'))
    symlinkSync(target(), join(root, 'trick'))
    expect((await collect(storage.list([]))).map(({ name }) => name)).toEqual(['inner'])
    for (const [title, attempt] of attempts(['trick'])) {
      expect({ title, failure: await failureOf(attempt()) }).toEqual({
        title,
        failure: expect.stringMatching(/^(not-found|already-exists|not-permitted|not-a-directory)$/),
      })
    }
    expectOutsideUntouched()
    expect(lstatSync(join(root, 'trick')).isSymbolicLink()).toBe(true)
    expect(existsSync(join(root, 'inner', 'none'))).toBe(false)
    expect(readFileSync(join(root, 'inner', 'file'), 'utf8')).toBe('inside')
  })

  it('serves links that stay inside, to files and to directories', async () => {
    symlinkSync('inner', join(root, 'folder-link'))
    symlinkSync(join(root, 'inner', 'file'), join(root, 'file-link'))
    const listed = await collect(storage.list([]))
    expect(listed.map(({ name, kind, size }) => [name, kind, size]).sort()).toEqual([
      ['file-link', 'file', 6],
      ['folder-link', 'directory', 0],
      ['inner', 'directory', 0],
    ])
    expect(await text(storage, ['folder-link', 'file'])).toBe('inside')
    expect(await text(storage, ['file-link'])).toBe('inside')
    const file = await storage.openWrite(['file-link'], 'existing')
    await file.writev([Buffer.from('IN')], 0)
    await file.close()
    expect(readFileSync(join(root, 'inner', 'file'), 'utf8')).toBe('INside')
    await (await storage.openWrite(['folder-link', 'new'], 'create-new')).close()
    expect(readdirSync(join(root, 'inner')).sort()).toEqual(['file', 'new'])
  })

  it('removes a link itself and never what it leads to', async () => {
    symlinkSync('inner', join(root, 'folder-link'))
    symlinkSync('inner/file', join(root, 'file-link'))
    expect(await failureOf(storage.removeFile(['folder-link']))).toBe('is-a-directory')
    await storage.removeDirectory(['folder-link'])
    await storage.removeFile(['file-link'])
    expect(readdirSync(root)).toEqual(['inner'])
    expect(readFileSync(join(root, 'inner', 'file'), 'utf8')).toBe('inside')
  })

  it('keeps the sibling with the same prefix out even when the root is reached by a link', async () => {
    symlinkSync(root, join(base, 'alias'))
    const linked = await openNativeStorage(join(base, 'alias'), { proof })
    symlinkSync('../rootless/secret', join(root, 'trick'))
    expect(await text(linked, ['inner', 'file'])).toBe('inside')
    expect(await failureOf(linked.openRead(['trick']))).toBe('not-found')
  })

  it('follows a root that the administrator points elsewhere', async () => {
    mkdirSync(join(base, 'v2'))
    writeFileSync(join(base, 'v2', 'file'), 'second')
    symlinkSync('root/inner', join(base, 'current'))
    const current = await openNativeStorage(join(base, 'current'), { proof })
    expect(await text(current, ['file'])).toBe('inside')
    rmSync(join(base, 'current'))
    symlinkSync('v2', join(base, 'current'))
    expect(await text(current, ['file'])).toBe('second')
  })

  it('is unavailable while its root is missing and works again afterwards', async () => {
    renameSync(root, join(base, 'away'))
    expect(await failureOf(storage.stat([]))).toBe('unavailable')
    expect(await failureOf(collect(storage.list([])))).toBe('unavailable')
    expect(await failureOf(storage.openRead(['inner', 'file']))).toBe('unavailable')
    expect(await failureOf(storage.openWrite(['x'], 'create-new'))).toBe('unavailable')
    expect(await failureOf(storage.freeBytes())).toBe('unavailable')
    writeFileSync(root, 'a file where the folder was')
    expect(await failureOf(storage.stat(['inner']))).toBe('unavailable')
    rmSync(root)
    renameSync(join(base, 'away'), root)
    expect(await text(storage, ['inner', 'file'])).toBe('inside')
  })

  it('neither lists nor opens FIFOs, sockets and devices, and does not wait for them', async () => {
    execFileSync('mkfifo', [join(root, 'pipe')])
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve))
    onTestFinished(() => {
      server.close()
    })
    symlinkSync('/dev/zero', join(root, 'zero'))
    expect((await collect(storage.list([]))).map(({ name }) => name)).toEqual(['inner'])
    for (const name of ['pipe', 'socket', 'zero']) {
      expect(await failureOf(storage.stat([name]))).toBe('not-found')
      expect(await failureOf(storage.openRead([name]))).toBe('not-found')
      expect(await failureOf(storage.openWrite([name], 'existing'))).toBe('not-found')
      expect(await failureOf(storage.removeFile([name]))).toBe('not-found')
      expect(await failureOf(storage.rename(['inner', 'file'], [name], true))).toBe('not-permitted')
    }
    expect(lstatSync(join(root, 'pipe')).isFIFO()).toBe(true)
  })

  it('serves a hard link as the file it is', async () => {
    linkSync(join(root, 'inner', 'file'), join(root, 'twin'))
    await storage.removeFile(['inner', 'file'])
    expect(await text(storage, ['twin'])).toBe('inside')
  })

  it('leaves no descriptor behind, whether an operation succeeds or fails', async () => {
    symlinkSync('../rootless/secret', join(root, 'trick'))
    const opened = () => readdirSync('/proc/self/fd').length
    for (const [, attempt] of attempts(['trick'])) await failureOf(attempt())
    const before = opened()
    for (let round = 0; round < 20; round += 1) {
      for (const [, attempt] of attempts(['trick'])) await failureOf(attempt())
      await collect(storage.list([]))
      await text(storage, ['inner', 'file'])
      await storage.setModified(['inner', 'file'], 1000)
    }
    expect(opened()).toBe(before)
  })
})
