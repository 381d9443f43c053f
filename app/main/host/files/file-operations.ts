import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'

/** A new file being written. */
export interface NewFile {
  /** Adds to what is there; text as UTF-8. */
  write(content: string | Uint8Array): Promise<void>
  /** Flushes to the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The steps of keeping a file, each of which a power cut or a full disk may be the last of; tests fail them
 * one by one.
 */
export interface FileOperations {
  /** Makes a folder and its parents; a folder that exists stays as it is. */
  makeFolder(path: string, mode: number): Promise<void>
  /** Null when there is no such file; other failures reject. */
  readText(path: string): Promise<string | null>
  /** Rejects when the file exists. */
  create(path: string, mode: number): Promise<NewFile>
  rename(from: string, to: string): Promise<void>
  /** Copies a file byte for byte and flushes the copy. Rejects when `to` exists. */
  copy(from: string, to: string, mode: number): Promise<void>
  /** A file that does not exist is fine. */
  remove(path: string): Promise<void>
  /** Makes a rename last over a power cut. Where folders cannot be flushed (Windows) it does nothing. */
  syncFolder(path: string): Promise<void>
}

/** The real disk. */
export const diskOperations: FileOperations = {
  async makeFolder(path, mode) {
    await mkdir(path, { recursive: true, mode })
  },
  async readText(path) {
    try {
      return await readFile(path, 'utf8')
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw error
    }
  },
  async create(path, mode) {
    const file = await open(path, 'wx', mode)
    return {
      write: (content) => file.writeFile(content, 'utf8'),
      sync: () => file.sync(),
      close: () => file.close(),
    }
  },
  rename: renamePatiently,
  async copy(from, to, mode) {
    const bytes = await readFile(from)
    const file = await open(to, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  async remove(path) {
    await rm(path, { force: true })
  },
  async syncFolder(path) {
    if (process.platform === 'win32') return
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

/** The code of a system error, for example 'ENOSPC'; 'unknown' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

const renameAttempts = 10
const renamePauseMs = 50

/** On Windows a virus scanner or indexer may hold a fresh file for a moment, which refuses the rename. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const isHeld = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))
      if (process.platform !== 'win32' || !isHeld || attempt === renameAttempts) throw error
      await new Promise((resolve) => setTimeout(resolve, renamePauseMs))
    }
  }
}
