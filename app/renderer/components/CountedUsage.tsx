import { RefreshCw } from 'lucide-react'
import type { WireUsage } from '../../preload/contract/wire-types.ts'
import { formatDateAndTime } from '../format/time-of-day.ts'
import { t } from '../texts/texts.ts'
import { Button } from './Button.tsx'
import './counted-usage.css'

interface CountedUsageProps {
  /** Null while nobody has counted. */
  readonly usage: WireUsage | null
  /** What was counted in words, for example '1.20 GB of 5.00 GB, 12 files'. */
  readonly words: string
  readonly onCount: () => void
}

/** What counts with a quota and when it was last compared with the disk, for files come and go without Portside. */
export function CountedUsage({ usage, words, onCount }: CountedUsageProps) {
  const isCounting = usage?.isScanning ?? false
  const countedAtMs = usage?.scannedAtMs ?? null
  return (
    <div className="counted-usage">
      <div role="status">
        {words !== '' && <p>{words}</p>}
        <p className="meta">{isCounting ? t('common:counted.running') : whenWords(countedAtMs)}</p>
      </div>
      {/* Not disabled while it runs: the keyboard would lose its place. */}
      <Button
        icon={RefreshCw}
        aria-disabled={isCounting || undefined}
        onClick={() => {
          if (!isCounting) onCount()
        }}
      >
        {countedAtMs === null ? t('common:counted.now') : t('common:counted.again')}
      </Button>
    </div>
  )
}

const whenWords = (countedAtMs: number | null): string =>
  countedAtMs === null
    ? t('common:counted.never')
    : t('common:counted.at', { moment: formatDateAndTime(countedAtMs) })
