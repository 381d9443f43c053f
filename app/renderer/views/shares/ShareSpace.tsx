import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { LevelBar } from '../../components/LevelBar.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity, formatBytes } from '../../format/bytes.ts'
import { fullnessOf, usageWords } from '../../format/usage-words.ts'
import { t } from '../../texts/texts.ts'

/** How close to its end room counts as nearly used up. */
const nearlyFull = 0.9

/** Room on the disk, above how much of it, or of the quota where there is one, is used. */
export function ShareSpace({ share }: { share: WireShare }) {
  const level = fullnessOf(share) ?? usedOfDisk(share)
  const isWarning = share.room !== 'enough' || (fullnessOf(share) ?? 0) >= nearlyFull
  return (
    <span className="share-space" title={spaceWords(share)}>
      {share.freeBytes === null ? (
        <span className="quiet">–</span>
      ) : (
        <Quantity {...bytesQuantity(share.freeBytes)} />
      )}
      {level !== null && <LevelBar level={level} isWarning={isWarning} />}
    </span>
  )
}

/** 0 to 1; null while nobody knows. */
function usedOfDisk({ freeBytes, diskBytes }: WireShare): number | null {
  return freeBytes === null || diskBytes === null || diskBytes === 0 ? null : 1 - freeBytes / diskBytes
}

/** Says both in full: '1.2 GB free of 5 GB; 12 files of 20'. */
function spaceWords(share: WireShare): string {
  const { freeBytes, diskBytes } = share
  const quota = fullnessOf(share) === null ? '' : usageWords(share)
  if (freeBytes === null) return quota
  const free = formatBytes(freeBytes)
  const disk =
    diskBytes === null
      ? t('shares:free.left', { free })
      : t('shares:free.of', { free, total: formatBytes(diskBytes) })
  return [quota, disk].filter(Boolean).join('; ')
}
