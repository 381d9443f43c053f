import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { LinkRule } from '../../../../../app/main/engine/vfs/native/link-rule.ts'
import { openNativeStorage } from '../../../../../app/main/engine/vfs/native/native-storage.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { collect, failureOf } from '../../../../helpers/vfs/collect.ts'
import { tempFolder } from '../../../../helpers/vfs/temp-folder.ts'

async function text(storage: StorageBackend, path: readonly string[]): Promise<string> {
  const file = await storage.openRead(path)
  const buffer = Buffer.alloc(file.size)
  await file.read(buffer, 0, buffer.length, 0)
  await file.close()
  return buffer.toString()
}

async function names(storage: StorageBackend, path: readonly string[] = []): Promise<string[]> {
  return (await collect(storage.list(path))).map(({ name }) => name).sort()
}

describe.each(['descriptor', 'real-path'] as const)('the rule for links of a share proven by %s', (proof) => {
  let base: string
  let root: string
  beforeEach(() => {
    base = tempFolder()
    root = join(base, 'root')
    mkdirSync(join(root, 'inner', 'deep'), { recursive: true })
    mkdirSync(join(base, 'outside', 'folder'), { recursive: true })
    writeFileSync(join(root, 'inner', 'file'), 'inside')
    writeFileSync(join(base, 'outside', 'secret'), 'outside')
    symlinkSync('inner', join(root, 'in-folder'))
    symlinkSync('inner/file', join(root, 'in-file'))
    symlinkSync('../outside', join(root, 'out-folder'))
    symlinkSync('../outside/secret', join(root, 'out-file'))
    symlinkSync('../outside/new', join(root, 'out-dangling'))
  })
  const open = (links: LinkRule) => openNativeStorage(root, { proof, links })

  /** Every way to act on a path; the names say which of them create. */
  function everything(storage: StorageBackend, at: readonly string[]): [string, () => Promise<unknown>][] {
    return [
      ['stat', () => storage.stat(at)],
      ['list', () => collect(storage.list(at))],
      ['openFolder', () => storage.openFolder(at).then((folder) => folder.close())],
      ['openRead', () => storage.openRead(at)],
      ['openWrite existing', () => storage.openWrite(at, 'existing')],
      ['openWrite create-or-existing', () => storage.openWrite(at, 'create-or-existing')],
      ['removeDirectory', () => storage.removeDirectory(at)],
      ['removeFile', () => storage.removeFile(at)],
      ['rename from', () => storage.rename(at, ['taken'], true)],
      ['setModified', () => storage.setModified(at, 0)],
      ['setMode', () => storage.setMode(at, 0o777)],
      ['makeLink to', () => storage.makeLink(['linked'], at)],
    ]
  }

  it('never: treats every link as if it did not exist, also in the middle of a path', async () => {
    const storage = await open('never')
    expect(await names(storage)).toEqual(['inner'])
    const links = ['in-folder', 'in-file', 'out-folder', 'out-file', 'out-dangling']
    const below = ['file', 'deep', 'secret', 'none'].map((name) => ['in-folder', name])
    for (const path of [...links.map((name) => [name]), ...below]) {
      for (const [title, attempt] of everything(storage, path)) {
        const expected = title === 'makeLink to' ? 'not-permitted' : 'not-found'
        expect({ path, title, failure: await failureOf(attempt()) }).toEqual({
          path,
          title,
          failure: expected,
        })
      }
    }
    expect(await failureOf(storage.makeDirectory(['in-folder', 'new']))).toBe('not-found')
    expect(await failureOf(storage.openWrite(['in-folder', 'new'], 'create-new'))).toBe('not-found')
    expect(await failureOf(storage.rename(['inner', 'file'], ['in-folder', 'new'], false))).toBe('not-found')
    expect(links.every((name) => lstatSync(join(root, name)).isSymbolicLink())).toBe(true)
    expect(readFileSync(join(root, 'inner', 'file'), 'utf8')).toBe('inside')
    expect(readdirSync(join(root, 'inner')).sort()).toEqual(['deep', 'file'])
  })

  it('never: never replaces a link and never creates through one', async () => {
    const storage = await open('never')
    for (const name of ['in-file', 'out-file', 'out-dangling']) {
      expect(await failureOf(storage.openWrite([name], 'create-new'))).toBe('already-exists')
      expect(await failureOf(storage.makeDirectory([name]))).toBe('already-exists')
      expect(await failureOf(storage.rename(['inner', 'file'], [name], false))).toBe('already-exists')
      expect(await failureOf(storage.rename(['inner', 'file'], [name], true))).toBe('not-permitted')
    }
    expect(existsSync(join(base, 'outside', 'new'))).toBe(false)
  })

  it('never: serves everything else, below a root that is itself a link too', async () => {
    symlinkSync('root', join(base, 'alias'))
    for (const folder of [root, join(base, 'alias')]) {
      const storage = await openNativeStorage(folder, { proof, links: 'never' })
      expect(await text(storage, ['inner', 'file'])).toBe('inside')
      expect(await names(storage, ['inner'])).toEqual(['deep', 'file'])
      await storage.makeDirectory(['inner', 'deep', 'new'])
      await storage.removeDirectory(['inner', 'deep', 'new'])
    }
  })

  it('inside: shows links that stay inside and none of the others', async () => {
    const storage = await open('inside')
    expect(await names(storage)).toEqual(['in-file', 'in-folder', 'inner'])
    expect(await text(storage, ['in-folder', 'file'])).toBe('inside')
    expect(await failureOf(storage.openRead(['out-folder', 'secret']))).toBe('not-found')
  })

  it('inside: takes no way that leads out and in again, so that no name above the root can be guessed', async () => {
    const storage = await open('inside')
    symlinkSync('..', join(root, 'up'))
    for (const [title, attempt] of everything(storage, ['up', 'root', 'inner', 'file'])) {
      expect({ title, failure: await failureOf(attempt()) }).toEqual({ title, failure: 'not-found' })
    }
    expect(await failureOf(storage.makeDirectory(['up', 'root', 'new']))).toBe('not-found')
    expect(await failureOf(collect(storage.list(['up', 'root'])))).toBe('not-found')
  })

  it('anywhere: follows links that leave the share, to read and to change what they lead to', async () => {
    const storage = await open('anywhere')
    expect(await names(storage)).toEqual(['in-file', 'in-folder', 'inner', 'out-file', 'out-folder'])
    expect(await names(storage, ['out-folder'])).toEqual(['folder', 'secret'])
    expect(await text(storage, ['out-folder', 'secret'])).toBe('outside')
    expect(await text(storage, ['out-file'])).toBe('outside')
    const file = await storage.openWrite(['out-file'], 'existing')
    await file.writev([Buffer.from('OUT')], 0)
    await file.close()
    await (await storage.openWrite(['out-folder', 'made'], 'create-new')).close()
    await storage.rename(['out-folder', 'made'], ['out-folder', 'folder', 'moved'], false)
    const held = await storage.openFolder(['out-folder', 'folder'])
    await held.rename('moved', 'final', false)
    await held.close()
    expect(readFileSync(join(base, 'outside', 'secret'), 'utf8')).toBe('OUTside')
    expect(readdirSync(join(base, 'outside', 'folder'))).toEqual(['final'])
  })

  it('anywhere: still creates nothing through a dangling link and takes no step up', async () => {
    const storage = await open('anywhere')
    expect(await failureOf(storage.openWrite(['out-dangling'], 'create-or-existing'))).toBe('not-found')
    expect(await failureOf(storage.openWrite(['out-dangling'], 'create-new'))).toBe('already-exists')
    expect(await failureOf(storage.stat(['out-folder', '..', 'outside']))).toBe('bad-name')
    expect(existsSync(join(base, 'outside', 'new'))).toBe(false)
  })

  it('anywhere: removes a link itself and never what it leads to', async () => {
    const storage = await open('anywhere')
    await storage.removeFile(['out-file'])
    await storage.removeDirectory(['out-folder'])
    expect(readdirSync(join(base, 'outside')).sort()).toEqual(['folder', 'secret'])
  })

  it('anywhere: opens no device and nothing of what the kernel shows of this process', async () => {
    symlinkSync('/dev', join(root, 'devices'))
    symlinkSync('/dev/null', join(root, 'null'))
    symlinkSync('/proc/self', join(root, 'self'))
    symlinkSync('/', join(root, 'all'))
    const storage = await open('anywhere')
    for (const path of [
      ['null'],
      ['devices', 'null'],
      ['self'],
      ['self', 'environ'],
      ['all', 'proc', 'self', 'mem'],
    ]) {
      for (const [title, attempt] of everything(storage, path)) {
        if (title === 'makeLink to') continue
        const failure = await failureOf(attempt())
        expect({ path, title, failure }).toEqual({
          path,
          title,
          failure: expect.stringMatching(/^(not-found|not-a-directory)$/),
        })
      }
    }
    expect(await names(storage)).not.toContain('null')
    expect(await names(storage)).not.toContain('self')
    // The way round by the file system's root reaches the test's own folder, as the setting says.
    expect(await text(storage, ['all', ...base.split('/').filter(Boolean), 'outside', 'secret'])).toBe(
      'outside',
    )
  })

  const outsides: readonly (readonly [string, () => void])[] = [
    ['nothing', () => undefined],
    ['a file', () => writeFileSync(join(base, 'elsewhere'), 'x')],
    ['an empty folder', () => mkdirSync(join(base, 'elsewhere'))],
    [
      'a file in a folder',
      () => {
        mkdirSync(join(base, 'elsewhere'))
        writeFileSync(join(base, 'elsewhere', 'x'), 'x')
      },
    ],
    ['folders in a folder', () => mkdirSync(join(base, 'elsewhere', 'x', 'y'), { recursive: true })],
    [
      'a folder that may not be entered',
      () => {
        mkdirSync(join(base, 'elsewhere'), { mode: 0 })
      },
    ],
    ['a link loop', () => symlinkSync('elsewhere', join(base, 'elsewhere'))],
  ]

  it.each(['never', 'inside'] as const)(
    '%s: fails alike whatever lies behind a link that leads out',
    async (links) => {
      const storage = await open(links)
      symlinkSync('../elsewhere', join(root, 'link'))
      symlinkSync('../elsewhere/x/y', join(root, 'further'))
      const seen = new Map<string, string[]>()
      for (const [situation, build] of outsides) {
        build()
        const failures: string[] = []
        for (const path of [['link'], ['link', 'x'], ['link', 'x', 'y'], ['further'], ['further', 'z']]) {
          for (const [title, attempt] of [
            ...everything(storage, path),
            ['openWrite create-new', () => storage.openWrite(path, 'create-new')],
            ['makeDirectory', () => storage.makeDirectory(path)],
            ['rename to', () => storage.rename(['inner', 'file'], path, true)],
            ['makeLink at', () => storage.makeLink(path, ['inner', 'file'])],
          ] as [string, () => Promise<unknown>][]) {
            failures.push(`${path.join('/')} ${title}: ${await failureOf(attempt())}`)
          }
        }
        seen.set(situation, failures)
        rmSync(join(base, 'elsewhere'), { recursive: true, force: true })
      }
      const first = seen.get('nothing')
      for (const [situation, failures] of seen)
        expect({ situation, failures }).toEqual({ situation, failures: first })
      expect(first?.some((line) => line.endsWith('succeeded'))).toBe(false)
    },
  )
})
