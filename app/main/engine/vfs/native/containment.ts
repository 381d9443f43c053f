import type { Stats } from 'node:fs'
import type { StoragePath } from '../storage.ts'
import type { NativePath } from './native-path.ts'

/** A directory proven to lie inside the share; names are acted on through it. */
export interface ProvenDirectory {
  /** The directory itself, for listing. */
  readonly self: NativePath
  /** One name in it. The last component is never proven: act on the name itself or open it without following. */
  child(name: string): NativePath
  /**
   * Looks again after acting, where the proof is not bound to a descriptor; `made` is what was opened under a name in
   * it, which must be there. Throws VfsError.
   */
  confirm(made?: { readonly name: string; readonly fd: number }): Promise<void>
  /** Proves it again right before acting. Throws VfsError not-found. */
  prove(): Promise<void>
  close(): void
}

/** An entry proven to lie inside the share, links followed. */
export interface ProvenEntry {
  readonly stats: Stats
  /** Stands for the entry itself; only good until the function it was given to has settled. */
  readonly path: NativePath
}

/**
 * The one resolver of a native share: nothing is opened, listed or changed but through it.
 *
 * Two ways to prove: by descriptor (Linux, airtight) and by real path (elsewhere, looked at before and after). Both
 * throw VfsError not-found for whatever leads out of the share, exactly as for what does not exist.
 */
export interface Containment {
  openDirectory(path: StoragePath): Promise<ProvenDirectory>
  /**
   * Opens an existing entry with these open flags, never creating, truncating or waiting; links that stay inside are
   * followed. The descriptor is proven before it is returned and belongs to the caller.
   */
  openExisting(path: StoragePath, flags: number): Promise<number>
  /** The same for one name in a proven directory. */
  openIn(directory: ProvenDirectory, name: string, flags: number): Promise<number>
  /** Calls `act` with the proven entry. */
  withEntry<T>(path: StoragePath, act: (entry: ProvenEntry) => Promise<T>): Promise<T>
  /** What a link in a proven directory leads to; null when it dangles or leaves the share. */
  followLink(directory: ProvenDirectory, name: string): Promise<Stats | null>
}
