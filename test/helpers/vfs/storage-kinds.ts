import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMemoryStorage } from '../../../app/main/engine/vfs/memory-storage.ts'
import { openNativeStorage } from '../../../app/main/engine/vfs/native/native-storage.ts'
import type { StorageBackend } from '../../../app/main/engine/vfs/storage.ts'
import { collect } from './collect.ts'
import { tempFolder } from './temp-folder.ts'

/** A storage and a way round it to prepare and to look at its tree. */
export interface StorageUnderTest {
  readonly storage: StorageBackend
  put(path: string, content: string | Uint8Array): Promise<void>
  makeDirectory(path: string): Promise<void>
  /** The content, or null when there is no such file. */
  content(path: string): Promise<Buffer | null>
  /** Sorted names of a directory, hidden ones included. */
  names(path: string): Promise<string[]>
}

/** A storage in a fresh folder, prepared and inspected with node:fs. */
export async function nativeUnderTest(proof: 'descriptor' | 'real-path'): Promise<StorageUnderTest> {
  const folder = tempFolder()
  return {
    storage: await openNativeStorage(folder, { proof }),
    put: async (path, content) => writeFileSync(join(folder, path), content),
    makeDirectory: async (path) => mkdirSync(join(folder, path)),
    content: async (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : null),
    names: async (path) => readdirSync(join(folder, path)).sort(),
  }
}

/** A storage in memory; it has no other way in than its own. */
export async function memoryUnderTest(): Promise<StorageUnderTest> {
  const storage = createMemoryStorage()
  const split = (path: string) => path.split('/').filter((name) => name !== '')
  return {
    storage,
    put: async (path, content) => {
      const file = await storage.openWrite(split(path), 'create-or-existing')
      await file.truncate(0)
      await file.writev([Buffer.from(content)], 0)
      await file.close()
    },
    makeDirectory: (path) => storage.makeDirectory(split(path)),
    content: async (path) => {
      const found = await storage.openRead(split(path)).catch(() => null)
      if (found === null) return null
      const bytes = Buffer.alloc(found.size)
      await found.read(bytes, 0, bytes.length, 0)
      return bytes
    },
    names: async (path) => (await collect(storage.list(split(path)))).map(({ name }) => name).sort(),
  }
}

/** Every kind of storage; the same behaviour is asked of each. */
export const storageKinds: readonly (readonly [string, () => Promise<StorageUnderTest>])[] = [
  ['native, proven by descriptor', () => nativeUnderTest('descriptor')],
  ['native, proven by real path', () => nativeUnderTest('real-path')],
  ['memory', memoryUnderTest],
]
