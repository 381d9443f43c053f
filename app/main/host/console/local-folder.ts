import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, realpath, rename, unlink } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { Writable } from 'node:stream'
import { maxListingEntries } from './console-limits.ts'
import { ConsoleProblem } from './console-problem.ts'
import { checkedName, localSegments } from './local-names.ts'

/** An entry of a folder of this computer. */
export interface LocalEntry {
  readonly name: string
  readonly kind: 'folder' | 'file' | 'other'
  readonly size: number | null
  readonly modifiedAt: number | null
}

/** A file that is being written; exactly one of `keep` and `drop` ends it. */
export interface LocalWriting {
  readonly to: Writable
  keep(): Promise<void>
  drop(): Promise<void>
}

/** What a console may touch of this computer: the folder a person chose and what lies beneath, no links. */
export interface LocalFolder {
  /** The real path of the chosen folder. */
  readonly root: string
  /** Takes a path apart, from where the console is. Throws a `ConsoleProblem` for one that leads out. */
  segments(path: string): readonly string[]
  /** Where the console is: '/' is the chosen folder. */
  readonly path: string
  enter(segments: readonly string[]): Promise<void>
  list(segments: readonly string[]): Promise<readonly LocalEntry[]>
  /** What is there; null when nothing is. */
  look(segments: readonly string[]): Promise<LocalEntry['kind'] | null>
  /** Makes a folder and those above it. */
  make(segments: readonly string[]): Promise<void>
  read(segments: readonly string[]): Promise<{ readonly file: FileHandle; readonly size: number }>
  /** Begins a new file; only `isForced` replaces one. */
  write(segments: readonly string[], isForced: boolean): Promise<LocalWriting>
}

/** Opens the chosen folder; `platform` says which names mean something else than a file. */
export async function openLocalFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<LocalFolder> {
  const root = await realpath(folder)
  let here: readonly string[] = []

  /** The native path, once every part of it that exists is no link; a link could lead anywhere. */
  const place = async (segments: readonly string[]): Promise<string> => {
    let path = root
    for (const name of segments) {
      path = join(path, checkedName(name, platform))
      const found = await statOf(path)
      if (found?.isSymbolicLink()) throw new ConsoleProblem(`“${name}” is a link. Links are not followed.`)
    }
    const inside = root.endsWith(sep) ? root : `${root}${sep}`
    if (path !== root && !path.startsWith(inside)) {
      throw new ConsoleProblem('This would lead out of the chosen folder.')
    }
    return path
  }
  const look = async (segments: readonly string[]) => {
    const found = await statOf(await place(segments))
    return found === null ? null : kindOf(found)
  }

  return {
    root,
    segments: (path) => localSegments(here, path, platform),
    get path() {
      return `/${here.join('/')}`
    },
    look,
    async enter(segments) {
      if ((await look(segments)) !== 'folder') throw new ConsoleProblem('There is no such folder.')
      here = segments
    },
    async list(segments) {
      const path = await place(segments)
      const names = await readdir(path).catch(told)
      const entries: LocalEntry[] = []
      for (const name of names.slice(0, maxListingEntries)) {
        const found = await statOf(join(path, name))
        if (found === null) continue
        const kind = kindOf(found)
        entries.push({
          name,
          kind,
          size: kind === 'file' ? found.size : null,
          modifiedAt: Math.trunc(found.mtimeMs),
        })
      }
      return entries.sort((one, other) => (one.name < other.name ? -1 : 1))
    },
    async make(segments) {
      for (let depth = 1; depth <= segments.length; depth += 1) {
        const path = await place(segments.slice(0, depth))
        const found = await statOf(path)
        if (found === null) await mkdir(path).catch(told)
        else if (!found.isDirectory()) throw new ConsoleProblem(`“${segments[depth - 1]}” is no folder.`)
      }
    },
    async read(segments) {
      const path = await place(segments)
      // The kernel looks once more: between the look and the opening the file could become a link or a pipe.
      const file = await open(path, constants.O_RDONLY | noFollow | noWait).catch(told)
      const found = await file.stat()
      if (found.isFile()) return { file, size: found.size }
      await file.close()
      throw new ConsoleProblem('This is no file.')
    },
    async write(segments, isForced) {
      const path = await place(segments)
      const name = segments.at(-1)
      if (name === undefined) throw new ConsoleProblem('This is no file.')
      const found = await statOf(path)
      if (found?.isDirectory()) throw new ConsoleProblem(`“${name}” is a folder.`)
      if (found !== null && !isForced) {
        throw new ConsoleProblem(`“${name}” exists already. Say -f to replace it.`)
      }
      // What is replaced stays until the new file is whole.
      const target =
        found === null ? path : `${path.slice(0, -name.length)}.portside-${randomBytes(6).toString('hex')}`
      const file = await open(target, 'wx').catch(told)
      return {
        // A stream of the handle's own would only end by closing it.
        to: new Writable({
          write(chunk: Buffer, _encoding, done) {
            file
              .writeFile(chunk)
              .catch(told)
              .then(() => done(), done)
          },
        }),
        async keep() {
          await file.close()
          if (target !== path) await rename(target, path).catch(told)
        },
        async drop() {
          await file.close()
          await unlink(target).catch(() => undefined)
        },
      }
    },
  }
}

/** Windows has neither; its links were looked for before. */
const noFollow = constants.O_NOFOLLOW ?? 0
const noWait = constants.O_NONBLOCK ?? 0

function kindOf(found: Stats): LocalEntry['kind'] {
  if (found.isDirectory()) return 'folder'
  return found.isFile() ? 'file' : 'other'
}

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
    return told(error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

/** Turns what the system says into one line. */
function told(error: unknown): never {
  const code = codeOf(error)
  const reason =
    {
      ENOENT: 'There is no such file or folder.',
      ENOTDIR: 'This is no folder.',
      EEXIST: 'It exists already. Say -f to replace it.',
      EACCES: 'You have no permission for this on this computer.',
      EPERM: 'You have no permission for this on this computer.',
      ELOOP: 'This is a link. Links are not followed.',
      ENOSPC: 'This computer has no room left.',
      ENAMETOOLONG: 'This name is too long.',
    }[code] ?? `This computer says ${code}.`
  throw new ConsoleProblem(reason, { cause: error })
}
