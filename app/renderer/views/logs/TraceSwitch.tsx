import { Switch } from '../../components/Switch.tsx'
import { useActions, useSessions, useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

/** Logs every line of a session's protocol while it lives; nothing to see once it has ended. */
export function TraceSwitch({ id, hasHint = false }: { id: string; hasHint?: boolean }) {
  const actions = useActions()
  const isAlive = useSessions((state) => state.byId.get(id)?.endedAt === null)
  const isTraced = useSettings((state) => state.logs?.tracedSessionIds.includes(id) === true)
  if (!isAlive) return null
  return (
    <Switch
      label={t('logs:trace.label')}
      {...(hasHint && { hint: t('logs:trace.hint') })}
      isOn={isTraced}
      onChange={(isOn) => void actions.traceSession(id, isOn)}
    />
  )
}
