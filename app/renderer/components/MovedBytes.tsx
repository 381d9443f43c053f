import { formatBytes } from '../format/bytes.ts'
import { t } from '../texts/texts.ts'
import './moved-bytes.css'

interface MovedBytesProps {
  /** Undefined when nothing was moved, as far as is remembered. */
  readonly moved: { readonly sentBytes: number; readonly receivedBytes: number } | undefined
}

/** What was sent to clients and received from them, one above the other. */
export function MovedBytes({ moved }: MovedBytesProps) {
  if (moved === undefined) return <span className="quiet">–</span>
  return (
    <span className="moved-bytes">
      <span>{t('common:sentAmount', { amount: formatBytes(moved.sentBytes) })}</span>
      <span>{t('common:receivedAmount', { amount: formatBytes(moved.receivedBytes) })}</span>
    </span>
  )
}
