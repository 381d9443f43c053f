import { useRef } from 'react'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import type { StopRequest } from '../../stores/ui-store.ts'
import { StopDialog } from './StopDialog.tsx'

/** The dialog that stops somebody, while it is asked for. */
export function StopQuestion() {
  const stores = useStores()
  const request = useUi((state) => state.stopRequest)
  const last = useRef<{ readonly request: StopRequest | null; readonly number: number }>({
    request: null,
    number: 0,
  })
  if (last.current.request !== request) last.current = { request, number: last.current.number + 1 }
  if (request === null) return null
  return (
    // Each request has a dialog of its own: a quick hand asks again before the browser has told that the last one closed.
    <StopDialog
      key={last.current.number}
      request={request}
      onClose={() =>
        stores.ui.setState((state) => (state.stopRequest === request ? { stopRequest: null } : state))
      }
    />
  )
}
