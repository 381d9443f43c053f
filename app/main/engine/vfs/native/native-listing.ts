import type { Dir, Dirent } from 'node:fs'
import type { StorageEntry } from '../storage.ts'
import type { Containment, ProvenDirectory } from './containment.ts'
import { lstat, opendir } from './native-calls.ts'
import { toEntry } from './native-entry.ts'
import { fromNativeBytes } from './native-path.ts'

// Enough lookups in flight to keep the thread pool busy, few enough to let other sessions' requests in between.
const entriesPerBatch = 64
// Names the system hands over in one request.
const namesPerRequest = 512

const asciiOnly = /^[ -~]*$/

/** Says whether a name may be shown at all. */
export type NameRule = (name: string) => boolean

/**
 * Streams a proven directory, in batches of concurrent lookups through the directory's own descriptor, the next batch
 * under way while one is consumed. Only links pay for a proof of their own. Entries that vanish or cannot be read
 * meanwhile are left out.
 */
export async function* listProven(
  containment: Containment,
  directory: ProvenDirectory,
  isShown: NameRule,
): AsyncGenerator<StorageEntry> {
  const dir = await opendir(directory.self, namesPerRequest)
  const lookUp = async () => {
    const batch = await nextBatch(dir)
    if (batch.length === 0) return null
    return await Promise.all(batch.map((found) => describeFound(containment, directory, isShown, found)))
  }
  let coming: ReturnType<typeof lookUp> = Promise.resolve(null)
  try {
    await directory.confirm()
    coming = lookUp()
    for (let entries = await coming; entries !== null; entries = await coming) {
      coming = lookUp()
      // Whether or not anybody gets as far as asking for it: a failure there is reported by the loop.
      coming.catch(() => undefined)
      for (const entry of entries) {
        if (entry !== null) yield entry
      }
    }
  } finally {
    // Lookups name the directory by its descriptor, whose number means another place once it is closed.
    await Promise.allSettled([coming])
    await dir.close()
  }
}

async function nextBatch(dir: Dir): Promise<Dirent[]> {
  const batch: Dirent[] = []
  while (batch.length < entriesPerBatch) {
    const found = await dir.read()
    if (found === null) break
    batch.push(found)
  }
  return batch
}

async function describeFound(
  containment: Containment,
  directory: ProvenDirectory,
  isShown: NameRule,
  found: Dirent,
): Promise<StorageEntry | null> {
  if (found.isFIFO() || found.isSocket() || found.isCharacterDevice() || found.isBlockDevice()) return null
  const name = fromLatin1(found.name)
  if (!isShown(name)) return null
  try {
    // Some file systems do not tell the kind with the name, so a link may also show only now.
    const own = found.isSymbolicLink() ? null : await lstat(directory.child(name))
    if (own !== null && !own.isSymbolicLink()) return toEntry(name, own)
    const target = await containment.followLink(directory, name)
    const entry = target === null ? null : toEntry(name, target)
    return entry === null ? null : { ...entry, isLink: true }
  } catch {
    return null
  }
}

/** Native calls report names as latin1, one character a byte; nearly all of them are plain ASCII already. */
function fromLatin1(name: string): string {
  return asciiOnly.test(name) ? name : fromNativeBytes(Buffer.from(name, 'latin1'))
}
