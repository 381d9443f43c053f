import { formatBytes } from '../format/bytes.ts'
import { t } from '../texts/texts.ts'

interface MovedBytesProps {
  /** Undefined when nothing was moved, as far as is remembered. */
  readonly moved: { readonly sentBytes: number; readonly receivedBytes: number } | undefined
}

/** What was sent to clients and received from them, one beside the other. */
export function MovedBytes({ moved }: MovedBytesProps) {
  if (moved === undefined) return <span className="quiet">–</span>
  const sent = formatBytes(moved.sentBytes)
  const received = formatBytes(moved.receivedBytes)
  return (
    <span className="quantity" title={t('common:movedInFull', { sent, received })}>
      {sent} / {received}
    </span>
  )
}
