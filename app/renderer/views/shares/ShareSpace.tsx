import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { LevelBar } from '../../components/LevelBar.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity } from '../../format/bytes.ts'
import { fullnessOf, usageWords } from '../../format/usage-words.ts'

/** How close to its quota a share counts as nearly full. */
const nearlyFull = 0.9

/** Room on the disk, and below it how much of the quota is used. */
export function ShareSpace({ share }: { share: WireShare }) {
  const fullness = fullnessOf(share)
  return (
    <>
      {share.freeBytes === null ? (
        <span className="quiet">–</span>
      ) : (
        <Quantity {...bytesQuantity(share.freeBytes)} />
      )}
      {fullness !== null && (
        <span className="share-quota" title={usageWords(share)}>
          <LevelBar level={fullness} isWarning={fullness >= nearlyFull} />
          <span className="meta cut">{usageWords(share)}</span>
        </span>
      )}
    </>
  )
}
