import { useEffect, useState } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { useStores } from '../../stores/dashboard-context.tsx'
import type { DashboardStores } from '../../stores/dashboard-stores.ts'

/** The first who signed in, by what is known of it. */
export type Visitor = Pick<WireSession, 'id' | 'userName' | 'clientName' | 'peerAddress'>

/**
 * The first session of a user that signed in while somebody waited for it; null until then. It stays when its row goes,
 * and takes on the name of its client, which may come a moment later. The program's own check is no visitor.
 */
export function useFirstVisitor(): Visitor | null {
  const stores = useStores()
  const [visitor, setVisitor] = useState<Visitor | null>(null)
  useEffect(() => {
    const look = (): void =>
      setVisitor((known) =>
        known === null ? findVisitor(stores) : (stores.sessions.getState().byId.get(known.id) ?? known),
      )
    look()
    return stores.sessions.subscribe(look)
  }, [stores])
  return visitor
}

function findVisitor({ sessions, users }: DashboardStores): Visitor | null {
  const names = new Set(users.getState().users.map(({ name }) => name))
  const { ids, byId } = sessions.getState()
  for (const id of ids) {
    const session = byId.get(id)
    if (session?.loggedInAt != null && names.has(session.userName ?? '')) return session
  }
  return null
}
