import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A symbolic link in a tree; the target is written as given. */
export class LinkTo {
  readonly target: string

  constructor(target: string) {
    this.target = target
  }
}

/** Names to contents: text or bytes make a file, a record makes a directory. */
export interface TreeSpec {
  readonly [name: string]: string | Uint8Array | LinkTo | TreeSpec
}

/** A real folder of one test; made and read with node:fs only, never through the code under test. */
export interface TempTree {
  /** Real path of the folder. */
  readonly path: string
  /** Native path of an entry below it. */
  at(...names: readonly string[]): string
  read(...names: readonly string[]): Buffer
  has(...names: readonly string[]): boolean
  /** Names in a directory, sorted, hidden ones too. */
  names(...names: readonly string[]): string[]
  write(name: string, content: string | Uint8Array): void
  /** Adds to what is there. */
  add(spec: TreeSpec): void
  /** Every file below it with its content in base64, to compare a whole tree before and after. */
  picture(): Record<string, string>
}

/** Removes a tree, folders a client has locked by SITE CHMOD included: only root may clear these away as they are. */
function clearAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    unlock(path)
    rmSync(path, { recursive: true, force: true })
  }
}

/** By bytes: names that clients made need not be UTF-8. */
function unlock(folder: string | Buffer): void {
  const path = Buffer.from(folder)
  chmodSync(path, 0o700)
  for (const entry of readdirSync(path, { withFileTypes: true, encoding: 'buffer' })) {
    if (entry.isDirectory()) unlock(Buffer.concat([path, Buffer.from('/'), entry.name]))
  }
}

/** Makes a tree in a temporary folder and removes it when the test has ended. */
export function tempTree(spec: TreeSpec = {}): TempTree {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'portside-test-'))
  onTestFinished(() => clearAway(path))
  plant(path, spec)
  const at = (...names: readonly string[]) => join(path, ...names)
  return {
    path,
    at,
    read: (...names) => readFileSync(at(...names)),
    has: (...names) => existsSync(at(...names)),
    names: (...names) => readdirSync(at(...names)).sort(),
    write: (name, content) => writeFileSync(at(name), content),
    add: (more) => plant(path, more),
    picture: () => Object.fromEntries(picturesOf(path, '')),
  }
}

function plant(folder: string, spec: TreeSpec): void {
  for (const [name, content] of Object.entries(spec)) {
    const path = join(folder, name)
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(path, content)
    else if (content instanceof LinkTo) symlinkSync(content.target, path)
    else {
      mkdirSync(path, { recursive: true })
      plant(path, content)
    }
  }
}

function* picturesOf(folder: string, prefix: string): Generator<[string, string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      yield [`${name}/`, '']
      yield* picturesOf(path, `${name}/`)
    } else if (entry.isFile()) yield [name, readFileSync(path, 'base64')]
    else yield [name, 'link']
  }
}
