import type { PortablePart, WireImportSummary } from '../../../../preload/contract/portable-types.ts'
import type { Settings } from '../settings-schema.ts'
import type { FolderFinding } from './import-folders.ts'
import { keyOf, type Named } from './import-lists.ts'
import type { PortableDocument } from './portable-document.ts'

/** Names a summary lists of each kind; nobody reads more. */
const maxNames = 100

/** Says what a document would bring to these settings, before anything is changed. */
export function summarize(
  here: Settings,
  document: PortableDocument,
  folders: ReadonlyMap<string, FolderFinding>,
): Omit<WireImportSummary, 'token' | 'fileName'> {
  const { settings, parts, exportedAtMs, passwords } = document
  const findings = parts.includes('shares')
    ? settings.shares.map(({ id, name }) => ({ name, finding: folders.get(id) }))
    : []
  return {
    exportedAtMs,
    hasPasswords: passwords !== null,
    parts: parts.map((part) => summarizePart(part, here, settings)),
    missingFolders: findings
      .flatMap(({ name, finding }) => (finding?.kind === 'missing' ? [{ name, folder: finding.folder }] : []))
      .slice(0, maxNames),
    refusedShares: findings
      .flatMap(({ name, finding }) => (finding?.kind === 'refused' ? [{ name, reason: finding.reason }] : []))
      .slice(0, maxNames),
  }
}

function summarizePart(
  part: PortablePart,
  here: Settings,
  imported: Settings,
): WireImportSummary['parts'][number] {
  if (part !== 'shares' && part !== 'groups' && part !== 'users') {
    return { part, count: null, sameNames: [], onlyHere: [] }
  }
  const mine: readonly Named[] = here[part]
  const theirs: readonly Named[] = imported[part]
  const mineByKey = new Set(mine.map(keyOf))
  const theirsByKey = new Set(theirs.map(keyOf))
  return {
    part,
    count: theirs.length,
    sameNames: namesOf(theirs.filter((entry) => mineByKey.has(keyOf(entry)))),
    onlyHere: namesOf(mine.filter((entry) => !theirsByKey.has(keyOf(entry)))),
  }
}

function namesOf(entries: readonly Named[]): string[] {
  return entries.slice(0, maxNames).map(({ name }) => name)
}
