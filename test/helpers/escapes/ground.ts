import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { onTestFinished } from 'vitest'

/** What must never be seen: of a size, a time and a checksum that nothing else in a test has. */
const secret = `This lies outside of every share. ${'x'.repeat(7919 - 34)}`
const secretTime = new Date('2001-02-03T04:05:06Z')
const hashesOfSecret = [
  crc32(secret).toString(16),
  ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(secret).digest('hex')),
]
/** Each of these in a reply or in what is sent shows that something outside was looked at. */
const traces = ['lies outside of every share', 'only-outside', '7919', '20010203040506', ...hashesOfSecret]

/** Without links, with links of every kind, or with those alone that are followed nowhere. */
export type GroundTree = 'plain' | 'linked' | 'dead-links'

/** A shared folder between things it must not lead to. */
export interface EscapeGround {
  readonly root: string
  readonly around: string
  /** Builds the share's folder afresh, with links or without. */
  plant(): void
  /** Everything outside with its content, times, mode and number, to compare before and after. */
  outside(): Record<string, string>
  /** The files below the share's folder that hold what must not be in it. */
  carriedIn(): string[]
}

/** Makes the ground in a folder of its own below `base`; it is removed when the test has ended. */
export function escapeGround(tree: GroundTree, base = tmpdir()): EscapeGround {
  const around = mkdtempSync(join(realpathSync(base), 'portside-test-'))
  onTestFinished(() => removeAll(Buffer.from(around)))
  const root = join(around, 'root')
  for (const folder of ['outside/folder', 'outside/empty', 'rootless']) {
    mkdirSync(join(around, folder), { recursive: true })
  }
  for (const file of [
    'secret',
    'outside/secret',
    'outside/only-outside',
    'outside/folder/secret',
    'rootless/secret',
  ]) {
    writeFileSync(join(around, file), secret)
    utimesSync(join(around, file), secretTime, secretTime)
  }
  mkdirSync(root)
  const plant = () => {
    for (const path of pathsIn(Buffer.from(root))) removeAll(path)
    mkdirSync(join(root, 'folder', 'deep'), { recursive: true })
    writeFileSync(join(root, 'inside'), 'mine')
    writeFileSync(join(root, 'folder', 'file'), 'mine too')
    const links = tree === 'plain' ? {} : { ...deadLinks, ...(tree === 'linked' ? linksOut(around) : {}) }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name))
  }
  plant()
  return {
    root,
    around,
    plant,
    outside: () => Object.fromEntries(facts(Buffer.from(around), '', (name) => name === 'root')),
    carriedIn: () =>
      facts(Buffer.from(root), '', () => false).flatMap(([name, fact]) =>
        fact.includes('lies outside') ? [name] : [],
      ),
  }
}

/** What a reply or a file tells of the outside, the words of the command itself left out; empty as it must be. */
export function tracesIn(text: string, command: string): string[] {
  return traces.filter((trace) => text.includes(trace) && !command.includes(trace))
}

/** Links that lead nowhere a share ever follows. */
const deadLinks: Readonly<Record<string, string>> = {
  'link-self': 'link-self',
  'link-loop': 'link-pool',
  'link-pool': 'link-loop',
  'link-missing': '../not-there-yet',
  'link-process': '/proc/self',
  'link-device': '/dev/zero',
}

function linksOut(around: string): Record<string, string> {
  return {
    'link-file': '../secret',
    'link-absolute': join(around, 'secret'),
    'link-folder': join(around, 'outside'),
    'link-up': '..',
    'link-sibling': '../rootless',
    'link-chain': 'link-folder/folder',
    'link-process-root': '/proc/self/root',
    'link-process-folder': '/proc/self/cwd',
    'link-stdin': '/dev/stdin',
  }
}

/** Names are bytes: some tricks make names that are no text. */
function pathsIn(folder: Buffer): Buffer[] {
  return readdirSync(folder, { encoding: 'buffer' }).map((name) =>
    Buffer.concat([folder, Buffer.from('/'), name]),
  )
}

function removeAll(path: Buffer): void {
  if (lstatSync(path).isDirectory()) {
    for (const inner of pathsIn(path)) removeAll(inner)
    rmdirSync(path)
  } else unlinkSync(path)
}

function facts(folder: Buffer, prefix: string, isLeftOut: (name: string) => boolean): [string, string][] {
  const own = lstatSync(folder, { bigint: true })
  const all: [string, string][] = [[prefix || '/', `${own.mode} ${own.mtimeNs} ${own.ctimeNs} ${own.ino}`]]
  for (const path of pathsIn(folder)) {
    const name = path.subarray(folder.length + 1).toString('latin1')
    if (prefix === '' && isLeftOut(name)) continue
    const stats = lstatSync(path, { bigint: true })
    if (stats.isDirectory()) {
      all.push(...facts(path, `${prefix}${name}/`, isLeftOut))
      continue
    }
    const content = stats.isSymbolicLink() ? readlinkSync(path) : readFileSync(path, 'utf8')
    all.push([`${prefix}${name}`, `${stats.mode} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino} ${content}`])
  }
  return all
}
