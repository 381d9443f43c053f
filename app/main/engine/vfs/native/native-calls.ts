import * as fs from 'node:fs'
import type { NativePath } from './native-path.ts'

/**
 * `node:fs` callbacks as promises on raw descriptors.
 *
 * `fs.promises` would wrap every descriptor in a FileHandle, which cannot be shared with a worker thread and costs more
 * per call; these reject with the native error, which `native-errno.ts` turns into a kind.
 */

type Callback<T> = (error: NodeJS.ErrnoException | null, value: T) => void

function call<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) reject(error)
      else resolve(value)
    })
  })
}

function act(start: (done: (error: NodeJS.ErrnoException | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error)
      else resolve()
    })
  })
}

export const open = (path: NativePath, flags: number, mode?: number) =>
  call<number>((done) => fs.open(path, flags, mode, done))

export const close = (fd: number) => act((done) => fs.close(fd, done))

export const fstat = (fd: number) => call<fs.Stats>((done) => fs.fstat(fd, done))

export const lstat = (path: NativePath) => call<fs.Stats>((done) => fs.lstat(path, done))

/** Exact device and inode: doubles round the 64-bit numbers of some file systems. */
export const exactFstat = (fd: number) => call<fs.BigIntStats>((done) => fs.fstat(fd, { bigint: true }, done))

export const exactLstat = (path: NativePath) =>
  call<fs.BigIntStats>((done) => fs.lstat(path, { bigint: true }, done))

/** The operating system's own real path; it resolves junctions and 8.3 names on Windows too. */
export const realpath = (path: NativePath) =>
  call<Buffer>((done) => fs.realpath.native(path, { encoding: 'buffer' }, done))

export const mkdir = (path: NativePath) => act((done) => fs.mkdir(path, done))

export const rmdir = (path: NativePath) => act((done) => fs.rmdir(path, done))

export const unlink = (path: NativePath) => act((done) => fs.unlink(path, done))

export const link = (from: NativePath, to: NativePath) => act((done) => fs.link(from, to, done))

export const rename = (from: NativePath, to: NativePath) => act((done) => fs.rename(from, to, done))

/** Node takes seconds as a double and cuts at the microsecond; half of one keeps the last millisecond from dropping. */
const toSeconds = (ms: number) => (ms + 0.0005) / 1000

export const utimes = (path: NativePath, ms: number) =>
  act((done) => fs.utimes(path, toSeconds(ms), toSeconds(ms), done))

export const futimes = (fd: number, ms: number) =>
  act((done) => fs.futimes(fd, toSeconds(ms), toSeconds(ms), done))

export const chmod = (path: NativePath, mode: number) => act((done) => fs.chmod(path, mode, done))

/** Windows tells links to files from links to directories; elsewhere the type is ignored. */
export const symlink = (target: NativePath, path: NativePath, type: 'file' | 'dir') =>
  act((done) => fs.symlink(target, path, type, done))

export const fchmod = (fd: number, mode: number) => act((done) => fs.fchmod(fd, mode, done))

export const ftruncate = (fd: number, length: number) => act((done) => fs.ftruncate(fd, length, done))

export const fsync = (fd: number) => act((done) => fs.fsync(fd, done))

export const statfs = (path: NativePath) => call<fs.StatsFs>((done) => fs.statfs(path, done))

export const read = (fd: number, buffer: Uint8Array, offset: number, length: number, position: number) =>
  call<number>((done) => fs.read(fd, buffer, offset, length, position, done))

export const writev = (fd: number, buffers: readonly Uint8Array[], position: number) =>
  call<number>((done) => fs.writev(fd, buffers, position, done))

/** Names come as latin1 text, one character a byte: the only encoding that loses nothing. */
export const opendir = (path: NativePath, bufferSize: number) =>
  call<fs.Dir>((done) => fs.opendir(path, { encoding: 'latin1', bufferSize }, done))

/** Where an opened descriptor lies on Linux. Synchronous because /proc is the kernel's memory and never a disk. */
export const descriptorPlace = (fd: number) => fs.readlinkSync(`/proc/self/fd/${fd}`, { encoding: 'buffer' })

/** Closes a descriptor that only stands for a place (O_PATH): there is nothing to flush, so it cannot wait. */
export const closePlace = (fd: number) => fs.closeSync(fd)
