import type { Share } from '../settings-schema.ts'
import type { FolderFinding } from './import-folders.ts'
import { matchList, placeImported } from './import-lists.ts'

/** The shares as they will be, and what the imported ones are called here. */
export interface ImportedShares {
  readonly shares: readonly Share[]
  /** Ids of here by ids of the document. */
  readonly ids: ReadonlyMap<string, string>
}

/** Takes shares of a document over; what is worth knowing goes to `notes`. */
export function importShares(
  here: readonly Share[],
  imported: readonly Share[],
  choice: 'merge' | 'replace',
  folders: ReadonlyMap<string, FolderFinding>,
  notes: string[],
): ImportedShares {
  const usable = imported.flatMap((share) => {
    const finding = folders.get(share.id)
    if (finding !== undefined && finding.kind !== 'refused') return [{ share, finding }]
    notes.push(`Share “${share.name}” was left out: ${finding?.reason ?? 'its folder was not looked at.'}`)
    return []
  })
  const { twins, ids, kept } = matchList(
    here,
    usable.map(({ share }) => share),
    choice,
  )
  const taken = usable.map(({ share, finding }) => {
    const twin = twins.get(share.id)
    if (finding.kind === 'missing') {
      notes.push(
        twin === undefined
          ? `The folder of “${share.name}” is not there. The share waits for it.`
          : `The folder of “${share.name}” is not there. The share keeps the one it has here.`,
      )
    }
    const folder = finding.kind === 'missing' && twin !== undefined ? twin.folder : finding.folder
    return { ...share, id: ids.get(share.id) ?? share.id, folder }
  })
  return { shares: placeImported(here, kept, taken), ids }
}
