import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { StateMark } from '../../components/StateMark.tsx'
import { useNow } from '../../components/use-now.ts'
import { useServer } from '../../stores/dashboard-context.tsx'
import { type ShareState, stateOfShare } from './share-state.ts'

/** How a share is; only one that expires looks at the clock. */
export function ShareStateMark({ share }: { share: WireShare }) {
  return share.expiresAtMs === null ? <Mark state={stateOfShare(share, 0)} /> : <ExpiringMark share={share} />
}

function ExpiringMark({ share }: { share: WireShare }) {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  return <Mark state={stateOfShare(share, useNow() + clockOffsetMs)} />
}

function Mark({ state: { explanation, shape, tone, word } }: { state: ShareState }) {
  return (
    <span title={explanation}>
      <StateMark shape={shape} tone={tone} word={word} />
    </span>
  )
}
