import type { EntryRights } from '../../../app/main/engine/listing/entry-rights.ts'
import type { Entry } from '../../../app/main/engine/vfs/file-system.ts'
import { type Preset, presetPermissions } from '../../../app/main/engine/vfs/permission.ts'

/** 2024-06-15T12:34:56.000Z. */
export const sampleNowMs = Date.UTC(2024, 5, 15, 12, 34, 56)

/** A file of 1234 bytes, with what a test wants different. */
export function sampleEntry(changes: Partial<Entry> = {}): Entry {
  return {
    name: 'report.txt',
    kind: 'file',
    size: 1234,
    modifiedMs: Date.UTC(2024, 4, 6, 7, 8, 9),
    createdMs: null,
    mode: changes.kind === 'directory' ? 0o755 : 0o644,
    unique: '1.a',
    ...changes,
  }
}

/** The rights of a preset at an ordinary entry. */
export function rightsOf(preset: Preset, isMountPoint = false): EntryRights {
  return { permissions: presetPermissions[preset], isMountPoint }
}
