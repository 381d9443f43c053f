import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { formatBytes } from '../../format/bytes.ts'
import { countWords } from '../../format/count-words.ts'

/** What a user with a quota has stored so far. */
export function UsageNote({ user: { quota, usage } }: { user: Pick<WireUser, 'quota' | 'usage'> }) {
  if (usage === null || (quota.maxBytes === null && quota.maxFiles === null)) return null
  const isFull =
    (quota.maxBytes !== null && usage.bytes >= quota.maxBytes) ||
    (quota.maxFiles !== null && usage.files >= quota.maxFiles)
  const words = `${formatBytes(usage.bytes)} in ${countWords(usage.files, 'file')} stored`
  return <span className={isFull ? 'meta user-note user-full cut' : 'meta user-note cut'}>{words}</span>
}
