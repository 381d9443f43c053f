import { useEffect, useId, useRef, useState } from 'react'
import type { StopReach, StopTarget, WireStopPreview } from '../../../preload/contract/stop-types.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field } from '../../components/Field.tsx'
import { displayText } from '../../format/display-text.ts'
import { guardLines, stopImpactLines } from '../../format/stop-words.ts'
import { useActions, useSessions } from '../../stores/dashboard-context.tsx'
import type { StopRequest } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { type BlockTime, blockDuration } from './block-time.ts'
import { type StopDegree, StopDegreeField } from './StopDegreeField.tsx'
import './stop-dialog.css'

interface StopDialogProps {
  readonly request: StopRequest
  readonly onClose: () => void
}

/** Stops somebody, in proportion. It says beforehand whom else it would hit and who cannot be blocked. */
export function StopDialog({ request: { target, title, wish }, onClose }: StopDialogProps) {
  const actions = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const preview = usePreview(target)
  const [degree, setDegree] = useState<StopDegree>(wish === 'block' ? 'block' : 'disconnect')
  const [time, setTime] = useState<BlockTime>('15-minutes')
  const [untilMs, setUntilMs] = useState<number | null>(null)
  const [disableUsers, setDisableUsers] = useState(wish === 'disable')
  const [message, setMessage] = useState('')
  const cameFrom = useRef<Element | null>(null)
  useEffect(() => {
    cameFrom.current = document.activeElement
    dialog.current?.showModal()
    // The choice that is made, so that the arrows go on from there; never a button that does something.
    dialog.current?.querySelector<HTMLElement>('input:checked')?.focus()
  }, [])

  const guards = preview === null ? [] : guardLines(preview)
  const canBlock = preview?.addresses.some(({ guard }) => guard === null) ?? true
  const actual: StopDegree = canBlock ? degree : 'disconnect'
  const duration = actual === 'block' ? blockDuration(time, untilMs, Date.now()) : { durationMs: null }
  const isMessageUsable = /^[\x20-\x7e]*$/.test(message)
  const users = preview?.users ?? []
  const reach: StopReach = {
    ...(message.trim() !== '' && { message: message.trim() }),
    ...(actual !== 'disconnect' && 'durationMs' in duration && { block: duration }),
    ...(disableUsers && users.length > 0 && { disableUsers }),
  }
  const impact = preview === null ? [] : stopImpactLines(preview, reach)

  return (
    <dialog
      ref={dialog}
      className="confirm-dialog stop-dialog"
      aria-labelledby={titleId}
      onClose={() => {
        onClose()
        giveFocusBack(cameFrom.current)
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="stop-dialog-body">
        <StopDegreeField
          degree={actual}
          onDegree={setDegree}
          canBlock={canBlock}
          time={time}
          onTime={setTime}
          untilMs={untilMs}
          onUntil={setUntilMs}
          problem={'problem' in duration && untilMs !== null ? duration.problem : null}
        />
        {guards.length > 0 && (actual !== 'disconnect' || !canBlock) && (
          <ul className="stop-dialog-guards" aria-label={t('connections:stop.cannotBlock')}>
            {guards.map((line) => (
              <li key={line}>{line}</li>
            ))}
            <li>{t('connections:stop.guarded', { count: guards.length })}</li>
          </ul>
        )}
        {users.length > 0 && (
          <Checkbox label={disableLabel(users)} isChecked={disableUsers} onChange={setDisableUsers} />
        )}
        <Field
          label={t('connections:stop.words')}
          maxLength={200}
          value={message}
          placeholder={
            actual === 'disconnect' ? 'Disconnected by the administrator.' : 'Your address was blocked.'
          }
          problem={isMessageUsable ? null : t('connections:stop.plainLetters')}
          onChange={(event) => setMessage(event.target.value)}
        />
        <p className="stop-dialog-impact" role="status">
          {[...(preview?.count === 0 ? [t('connections:stop.nobodyLeft')] : []), ...impact].join(' ')}
        </p>
      </div>
      <div className="confirm-dialog-buttons">
        <Button onClick={() => dialog.current?.close()}>{t('common:cancel')}</Button>
        <Button
          tone="danger"
          disabled={!isMessageUsable || 'problem' in duration}
          onClick={() => {
            void actions.stop(target, reach)
            dialog.current?.close()
          }}
        >
          {confirmLabel(actual, preview?.count ?? ('ids' in target ? target.ids.length : 1))}
        </Button>
      </div>
    </dialog>
  )
}

/**
 * Back to the row: the button in the selection bar that opened the dialog is off once the connections have ended. Who
 * asked in the drawer stays there.
 */
function giveFocusBack(cameFrom: Element | null): void {
  const origin = cameFrom?.closest('.drawer') == null ? null : cameFrom
  const target = origin?.isConnected ? origin : document.querySelector('[data-session-id][tabindex="0"]')
  if (target instanceof HTMLElement) target.focus()
}

/** What it would do, asked anew whenever somebody comes or goes; null until there is an answer. */
function usePreview(target: StopTarget): WireStopPreview | null {
  const actions = useActions()
  const ids = useSessions((state) => state.ids)
  const aliveCount = useSessions(
    (state) => state.ids.filter((id) => state.byId.get(id)?.endedAt === null).length,
  )
  const [preview, setPreview] = useState<WireStopPreview | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is there decides what the answer is
  useEffect(() => {
    let isStale = false
    void actions.previewStop(target).then((answer) => {
      if (!isStale && answer !== null) setPreview(answer)
    })
    return () => {
      isStale = true
    }
  }, [actions, target, ids, aliveCount])
  return preview
}

function confirmLabel(degree: StopDegree, count: number): string {
  // Nobody is left in a moment at times; the button still says what it does.
  const shown = Math.max(1, count)
  return t(degree === 'disconnect' ? 'connections:stop.confirm' : 'connections:stop.confirmBlock', {
    count: shown,
  })
}

const maxNames = 3

function disableLabel(users: WireStopPreview['users']): string {
  const names = users.slice(0, maxNames).map(({ name }) => displayText(name))
  if (users.length === 1) return t('connections:stop.alsoDisable', { user: names[0] })
  const more = users.length > maxNames ? ', …' : ''
  return t('connections:stop.alsoDisableUsers', { count: users.length, names: names.join(', ') + more })
}
