import { File, Folder, FolderSymlink } from 'lucide-react'
import type { WirePreview, WirePreviewEntry } from '../../../preload/contract/preview-types.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { LongName } from '../../components/LongName.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { rightsLabel, rightsWords } from '../../format/rights-words.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { t } from '../../texts/texts.ts'
import { pathOfEntry } from './folders-of-path.ts'

const columns = () =>
  [
    { head: t('preview:column.name') },
    { head: t('preview:column.size'), width: '92px', isNumber: true },
    { head: t('preview:column.changed'), width: '116px' },
    { head: t('preview:column.allowed'), width: '132px' },
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
        <p>{isDropBox ? t('preview:uploadOnly') : t('preview:noListing')}</p>
        <p className="meta">
          {t('preview:clientGets')} <span className="mono">{displayText(refusal)}</span>
        </p>
      </div>
    )
  }
  if (entries.length === 0) return <p className="preview-nothing">{t('preview:nothing')}</p>
  return (
    <>
      {isRaw ? (
        <section className="preview-raw mono" aria-label={t('preview:lines')}>
          {entries.map(({ line }) => displayText(line)).join('\n')}
        </section>
      ) : (
        <DataTable label={t('preview:folder')} columns={columns()}>
          {entries.map((entry) => (
            <EntryRow key={entry.name} entry={entry} onOpen={() => onOpen(pathOfEntry(path, entry.name))} />
          ))}
        </DataTable>
      )}
      {isCut && <p className="meta">{t('preview:cut', { count: entries.length })}</p>}
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
