import type { HookEvent } from '../../../preload/contract/fields/hook-rules.ts'

/** What another program is told, as facts that are not worded. */
export interface HookFact {
  /** The same whenever the same thing is told again. */
  readonly id: string
  readonly event: HookEvent
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  /** One English sentence. */
  readonly text: string
  /** Somebody tries it out; nothing has happened. */
  readonly isTest: boolean
  readonly user: string | null
  /** An address, or the range of a block. */
  readonly address: string | null
  /** Virtual path the file was stored under. */
  readonly path: string | null
  /** Name of the share. */
  readonly share: string | null
  readonly bytes: number | null
  /** Why a login failed, as a code. */
  readonly reason: string | null
  /** When a certificate ends; milliseconds since 1970 UTC. */
  readonly endsAt: number | null
  /** Where the file lies, for a program on this computer; never leaves it. */
  readonly stored: StoredFile | null
}

/** A file by its share and the names below it. */
export interface StoredFile {
  readonly shareId: string
  readonly names: readonly string[]
}

/** A fact of which only some things are known. */
export function hookFact(
  parts: Pick<HookFact, 'id' | 'event' | 'at' | 'text'> & Partial<HookFact>,
): HookFact {
  return {
    isTest: false,
    user: null,
    address: null,
    path: null,
    share: null,
    bytes: null,
    reason: null,
    endsAt: null,
    stored: null,
    ...parts,
  }
}

/** The document a webhook gets: JSON, UTF-8. `missed` counts notices before it that were given up. */
export function documentOf({ stored: _, at, endsAt, ...fact }: HookFact, missed: number): string {
  return JSON.stringify({
    ...fact,
    at: new Date(at).toISOString(),
    endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    missed,
  })
}
