import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useSessions } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { t } from '../../texts/texts.ts'
import { DisconnectCheckbox } from './DisconnectCheckbox.tsx'

interface EndSessionsQuestionProps {
  readonly user: WireUser
  readonly what: 'disable' | 'remove'
  readonly onClose: () => void
}

/** Asks before a user is shut out, and whether those who are signed in go, too. */
export function EndSessionsQuestion({ user, what, onClose }: EndSessionsQuestionProps) {
  const actions = useActions()
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const [endsSessions, setEndsSessions] = useState(true)
  return (
    <ConfirmDialog
      title={t(`users:question.${what}Title`, { name: displayText(user.name) })}
      confirmLabel={t(`users:question.${what}`)}
      onConfirm={() =>
        void (what === 'disable'
          ? actions.setUserEnabled(user.id, false, !endsSessions)
          : actions.removeUser(user.id, !endsSessions))
      }
      onClose={onClose}
    >
      <p>{t(`users:question.${what}Text`)}</p>
      <DisconnectCheckbox sessionCount={sessionCount} isChecked={endsSessions} onChange={setEndsSessions} />
    </ConfirmDialog>
  )
}
