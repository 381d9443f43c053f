import { Play, Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { rateQuantity } from '../../format/rate.ts'
import { useActions, useServer, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { AddressBox } from './AddressBox.tsx'
import { phaseWord } from './phase-word.ts'
import './top-bar.css'

/** Always in sight: is it running, what to type, how much moves, and the switch. */
export function TopBar() {
  const phase = useServer((state) => state.server.phase)
  return (
    <header className="top-bar">
      <div className="top-bar-status" role="status" aria-label="Server status">
        <StateMark {...phaseWord(phase)} />
      </div>
      <AddressBox />
      <div className="top-bar-rates">
        <Rate direction="send" label="Sent to clients" />
        <Rate direction="receive" label="Received from clients" />
      </div>
      <ServerSwitch />
    </header>
  )
}

function Rate({ direction, label }: { direction: 'send' | 'receive'; label: string }) {
  const rate = useSessions((state) => (direction === 'send' ? state.sendRate : state.receiveRate))
  return (
    <div className="top-bar-rate">
      <span className="meta">{label}</span>
      <span className="top-bar-number">
        <Quantity {...rateQuantity(rate)} />
      </span>
    </div>
  )
}

function ServerSwitch() {
  const actions = useActions()
  const stores = useStores()
  const phase = useServer((state) => state.server.phase)
  const [endingCount, setEndingCount] = useState(0)
  if (phase === 'running' || phase === 'stopping') {
    const stop = () => {
      const { aliveCount } = stores.sessions.getState()
      if (aliveCount > 0) setEndingCount(aliveCount)
      else void actions.stopServer()
    }
    return (
      <>
        <Button icon={Square} disabled={phase === 'stopping'} onClick={stop}>
          Stop server
        </Button>
        {endingCount > 0 && (
          <ConfirmDialog
            title="Stop the server?"
            confirmLabel="Stop and disconnect"
            onConfirm={() => void actions.stopServer()}
            onClose={() => setEndingCount(0)}
          >
            {endingCount === 1 ? 'One client is connected' : `${endingCount} clients are connected`} and will
            be disconnected.
          </ConfirmDialog>
        )}
      </>
    )
  }
  return (
    <Button
      tone="primary"
      icon={Play}
      disabled={phase === 'starting'}
      onClick={() => void actions.startServer()}
    >
      Start server
    </Button>
  )
}
