import { Play, Search, Square } from 'lucide-react'
import { useMemo } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { rateQuantity } from '../../format/rate.ts'
import { useActions, useServer, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { AddressBox } from './AddressBox.tsx'
import { keyWords } from './key-words.ts'
import { ProblemBell } from './ProblemBell.tsx'
import { phaseWord } from './phase-word.ts'
import { stopServer } from './stop-server.ts'
import './top-bar.css'

/** Always in sight: is it running, what to type, how much moves, what is wrong, and the switch. */
export function TopBar() {
  const stores = useStores()
  const phase = useServer((state) => state.server.phase)
  return (
    <header className="top-bar" data-region="top-bar">
      {/* The frame's announcer says when it changes; two voices would say it twice. */}
      <div className="top-bar-status" role="status" aria-live="off" aria-label={t('frame:status')}>
        <StateMark {...phaseWord(phase)} />
      </div>
      <AddressBox />
      <div className="top-bar-rates">
        <Rate direction="send" label={t('frame:sent')} />
        <Rate direction="receive" label={t('frame:received')} />
      </div>
      <IconButton
        label={t('frame:find')}
        title={t('frame:findHint', { keys: keyWords('mod', 'K') })}
        icon={Search}
        aria-haspopup="dialog"
        onClick={() => stores.ui.setState({ overlay: 'palette' })}
      />
      <ProblemBell />
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
  const dashboard = useMemo(() => ({ stores, actions }), [stores, actions])
  const phase = useServer((state) => state.server.phase)
  if (phase === 'running' || phase === 'stopping') {
    return (
      <Button icon={Square} disabled={phase === 'stopping'} onClick={() => stopServer(dashboard)}>
        {t('frame:stop')}
      </Button>
    )
  }
  return (
    <Button
      tone="primary"
      icon={Play}
      disabled={phase === 'starting'}
      onClick={() => void actions.startServer()}
    >
      {t('frame:start')}
    </Button>
  )
}
