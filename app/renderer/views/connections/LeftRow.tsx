import { useEffect, useRef, useState } from 'react'
import { formatPeer } from '../../format/address.ts'
import { useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { shownUser } from './connection-cells.tsx'

/**
 * Says aloud that the connection that had the keyboard has left the list: the screen reader reads the neighbour that takes
 * its place, and nobody would know why.
 */
export function LeftRow({ focusedKey }: { focusedKey: string | null }) {
  const stores = useStores()
  const session = useSessions((state) => (focusedKey === null ? undefined : state.byId.get(focusedKey)))
  const [text, setText] = useState('')
  const last = useRef(session)
  useEffect(() => {
    const before = last.current
    last.current = session
    if (before === undefined || before.id === session?.id) return
    const hasLeft = !stores.sessions.getState().byId.has(before.id)
    const hasKeyboard = document.activeElement?.closest('.connections-row') != null
    if (!hasLeft || !hasKeyboard) return
    setText(t('connections:left', { user: shownUser(before), address: formatPeer(before.peerAddress) }))
  }, [session, stores])
  return (
    <span className="visually-hidden" role="status">
      {text}
    </span>
  )
}
