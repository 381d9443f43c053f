import { File, FileQuestion, Folder } from 'lucide-react'
import type { ConsoleResult } from '../../../preload/contract/wire-console.ts'
import { DataTable } from '../../components/DataTable.tsx'
import { LongName } from '../../components/LongName.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDateAndTime } from '../../format/time-of-day.ts'
import { t } from '../../texts/texts.ts'

type Listing = Extract<ConsoleResult, { kind: 'listing' }>
const icons = { folder: Folder, file: File, other: FileQuestion } as const

/** A folder as a table. */
export function ListingResult({ result: { place, path, entries, count } }: { result: Listing }) {
  const where = t(`console:listing.${place}`, { path: displayText(path) })
  return (
    <>
      <p className="meta cut">
        {where} · {t('console:listing.count', { count })}
      </p>
      {entries.length > 0 && (
        <DataTable
          label={where}
          columns={[
            { head: t('console:listing.name') },
            { head: t('console:listing.size'), width: '84px', isNumber: true },
            { head: t('console:listing.changed'), width: '164px', isNumber: true },
          ]}
        >
          {entries.map(({ name, kind, size, modifiedAt }, at) => {
            const Icon = icons[kind]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two entries of a hostile list may have one name
              <tr key={at}>
                <td>
                  <span className="console-entry">
                    <Icon size={14} strokeWidth={1.75} aria-label={t(`console:listing.${kind}`)} />
                    <LongName text={name} />
                  </span>
                </td>
                <td className="number">{size === null ? '' : formatBytes(size)}</td>
                <td className="number console-changed">
                  {modifiedAt === null ? '' : formatDateAndTime(modifiedAt)}
                </td>
              </tr>
            )
          })}
        </DataTable>
      )}
      {count > entries.length && (
        <p className="meta">{t('console:more', { count: count - entries.length })}</p>
      )}
    </>
  )
}
