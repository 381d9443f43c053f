import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMemoryStorage } from '../../../app/main/engine/vfs/memory-storage.ts'
import { openNativeStorage } from '../../../app/main/engine/vfs/native/native-storage.ts'
import type { StorageBackend } from '../../../app/main/engine/vfs/storage.ts'

/** What the verbs of the matrix are tried on. */
export interface MatrixGround {
  readonly share: StorageBackend
  /** One whose folder is not there. */
  readonly gone: StorageBackend
  readonly inner: StorageBackend
  /** Makes the tree of the share anew. */
  plant(): Promise<void>
  /** Everything in the share, files with their content. */
  picture(): Promise<string[]>
}

const folders = ['dir', 'dir/folder', 'barred', 'open']
const files = ['dir/file', 'dir/source', 'dir/hidden.txt', 'dir/denied.txt', 'barred/file', 'open/file']

/** The picture of the tree as it is planted. */
export const plantedPicture: readonly string[] = [
  ...folders,
  ...files.map((file) => `${file}: ${file}`),
].sort()

/** Removes what is in a folder and plants the tree there. */
export function plantFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  for (const name of folders) mkdirSync(join(folder, name))
  for (const file of files) writeFileSync(join(folder, file), file)
}

/** What is below a folder. */
export function pictureOf(folder: string, prefix = ''): string[] {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true })
  const found = entries.flatMap((entry) => {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) return [path, ...pictureOf(folder, `${path}/`)]
    return [entry.isFile() ? `${path}: ${readFileSync(join(folder, path), 'latin1')}` : `${path}: a link`]
  })
  return found.sort()
}

/** A folder of this test below `base`, the usual place of temporary files when it is not said. */
export function testFolder(base = realpathSync(tmpdir())): string {
  const folder = mkdtempSync(join(base, 'portside-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Shares of real folders. */
export async function nativeGround(base?: string): Promise<MatrixGround> {
  const root = testFolder(base)
  const shareFolder = join(root, 'share')
  mkdirSync(shareFolder)
  mkdirSync(join(root, 'inner'))
  return {
    share: await openNativeStorage(shareFolder),
    gone: await openNativeStorage(join(root, 'gone')),
    inner: await openNativeStorage(join(root, 'inner')),
    plant: () => Promise.resolve(plantFolder(shareFolder)),
    picture: () => Promise.resolve(pictureOf(shareFolder)),
  }
}

/** The same on no disk at all. */
export function memoryGround(): Promise<MatrixGround> {
  const newDisk = () => createMemoryStorage({ capacityBytes: 1024 * 1024 })
  let disk = newDisk()
  const gone = createMemoryStorage()
  gone.setAvailable(false)
  return Promise.resolve({
    share: following(() => disk),
    gone,
    inner: createMemoryStorage(),
    async plant() {
      disk = newDisk()
      for (const folder of folders) await disk.makeDirectory(folder.split('/'))
      for (const file of files) {
        const opened = await disk.openWrite(file.split('/'), 'create-new')
        await opened.writev([Buffer.from(file)], 0)
        await opened.close()
      }
    },
    picture: async () => (await memoryPicture(disk, [])).sort(),
  })
}

async function memoryPicture(disk: StorageBackend, folder: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for await (const { name, kind, size } of disk.list(folder)) {
    const path = [...folder, name]
    if (kind === 'directory') {
      found.push(path.join('/'), ...(await memoryPicture(disk, path)))
      continue
    }
    const file = await disk.openRead(path)
    const content = Buffer.alloc(size)
    await file.read(content, 0, size, 0)
    await file.close()
    found.push(`${path.join('/')}: ${content.toString('latin1')}`)
  }
  return found
}

/** One storage to the server, whatever tree is behind it at the moment. */
function following(current: () => StorageBackend): StorageBackend {
  return new Proxy({} as StorageBackend, {
    get(_target, name) {
      const storage = current()
      const value: unknown = Reflect.get(storage, name)
      return typeof value === 'function' ? value.bind(storage) : value
    },
  })
}
