import { formatBytes } from '../format/bytes.ts'
import { t } from '../texts/texts.ts'
import './moved-bytes.css'

interface MovedBytesProps {
  /** Undefined when nothing was moved, as far as is remembered. */
  readonly moved: { readonly sentBytes: number; readonly receivedBytes: number } | undefined
}

/** What was sent to clients and received from them, on one line; its column's head says which is which. */
export function MovedBytes({ moved }: MovedBytesProps) {
  if (moved === undefined) return <span className="quiet">–</span>
  const sent = formatBytes(moved.sentBytes)
  const received = formatBytes(moved.receivedBytes)
  const words = `${t('common:sentAmount', { amount: sent })}, ${t('common:receivedAmount', { amount: received })}`
  return (
    <span className="moved-bytes" title={words}>
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{sent}</span>
      <span aria-hidden="true" className="quiet">
        /
      </span>
      <span aria-hidden="true">{received}</span>
    </span>
  )
}
