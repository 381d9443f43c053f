import { useState } from 'react'
import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useSessions } from '../../stores/dashboard-context.tsx'
import { countSessionsOfUser } from '../../stores/select-sessions.ts'
import { DisconnectCheckbox } from './DisconnectCheckbox.tsx'

interface EndSessionsQuestionProps {
  readonly user: WireUser
  readonly what: 'disable' | 'remove'
  readonly onClose: () => void
}

const words = {
  disable: { verb: 'Disable', label: 'Disable user', text: 'This user can no longer sign in.' },
  remove: {
    verb: 'Remove',
    label: 'Remove user',
    text: 'This user can no longer sign in. No files are deleted.',
  },
} as const

/** Asks before a user is shut out, and whether those who are signed in go, too. */
export function EndSessionsQuestion({ user, what, onClose }: EndSessionsQuestionProps) {
  const actions = useActions()
  const sessionCount = useSessions((state) => countSessionsOfUser(state, user.name))
  const [endsSessions, setEndsSessions] = useState(true)
  const { verb, label, text } = words[what]
  return (
    <ConfirmDialog
      title={`${verb} ${displayText(user.name)}?`}
      confirmLabel={label}
      onConfirm={() =>
        void (what === 'disable'
          ? actions.setUserEnabled(user.id, false, !endsSessions)
          : actions.removeUser(user.id, !endsSessions))
      }
      onClose={onClose}
    >
      <p>{text}</p>
      <DisconnectCheckbox sessionCount={sessionCount} isChecked={endsSessions} onChange={setEndsSessions} />
    </ConfirmDialog>
  )
}
