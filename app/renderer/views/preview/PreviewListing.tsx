import { File, Folder, FolderSymlink } from 'lucide-react'
import type { WirePreview, WirePreviewEntry } from '../../../preload/contract/preview-types.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { LongName } from '../../components/LongName.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { rightsLabel, rightsWords } from '../../format/rights-words.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { pathOfEntry } from './folders-of-path.ts'

const columns = [
  { head: 'Name' },
  { head: 'Size', width: '92px', isNumber: true },
  { head: 'Changed', width: '116px' },
  { head: 'Allowed', width: '132px' },
] as const

interface PreviewListingProps {
  readonly preview: WirePreview
  /** Shows the lines a client gets instead of what it makes of them. */
  readonly isRaw: boolean
  readonly onOpen: (path: string) => void
}

/** The entries of one folder, or what the client gets instead. */
export function PreviewListing({ preview, isRaw, onOpen }: PreviewListingProps) {
  const { path, permissions, entries, refusal, isCut } = preview
  if (refusal !== null) {
    const isDropBox = permissions.includes('upload') && !permissions.includes('list')
    return (
      <div className="preview-nothing">
        <p>{isDropBox ? 'Upload only: listing is off here.' : 'There is no listing here.'}</p>
        <p className="meta">
          The client gets <span className="mono">{displayText(refusal)}</span>
        </p>
      </div>
    )
  }
  if (entries.length === 0) return <p className="preview-nothing">Nothing to see in this folder.</p>
  return (
    <>
      {isRaw ? (
        <section className="preview-raw mono" aria-label="Lines of LIST">
          {entries.map(({ line }) => displayText(line)).join('\n')}
        </section>
      ) : (
        <DataTable label="Folder" columns={columns}>
          {entries.map((entry) => (
            <EntryRow key={entry.name} entry={entry} onOpen={() => onOpen(pathOfEntry(path, entry.name))} />
          ))}
        </DataTable>
      )}
      {isCut && <p className="meta">There is more. The preview ends after {entries.length} entries.</p>}
    </>
  )
}

function EntryRow({ entry, onOpen }: { entry: WirePreviewEntry; onOpen: () => void }) {
  const isFolder = entry.kind === 'directory'
  const Icon = isFolder ? (entry.isMountPoint ? FolderSymlink : Folder) : File
  return (
    <tr>
      <td>
        <span className="preview-name">
          <Icon size={16} aria-hidden="true" />
          {isFolder ? (
            <button type="button" className="preview-open" onClick={onOpen}>
              <LongName text={entry.name} />
            </button>
          ) : (
            <LongName text={entry.name} />
          )}
        </span>
      </td>
      <td className="number">
        {isFolder ? <span className="quiet">–</span> : <Quantity {...bytesQuantity(entry.size)} />}
      </td>
      <td>{formatDate(entry.modifiedMs)}</td>
      <td className="cut" title={rightsWords(entry.permissions)}>
        {rightsLabel(entry.permissions)}
      </td>
    </tr>
  )
}
