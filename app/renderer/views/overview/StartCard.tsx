import { Play } from 'lucide-react'
import { displayText } from '../../format/display-text.ts'
import { presetLabel } from '../../format/preset-words.ts'
import {
  useActions,
  useGroups,
  useServer,
  useSettings,
  useShares,
  useUsers,
} from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { usersOfShare } from '../shares/users-of-share.ts'

const shownShares = 4

/** While the server is stopped: one large Start, and what it will let others see. */
export function StartCard() {
  const actions = useActions()
  const phase = useServer((state) => state.server.phase)
  const port = useSettings((state) => state.settings?.controlPort)
  const shares = useShares((state) => state.shares).filter(({ isEnabled }) => isEnabled)
  const users = useUsers((state) => state.users)
  const groups = useGroups((state) => state.groups)
  const rest = shares.length - shownShares
  const isWaiting = phase === 'starting' || phase === 'stopping'
  return (
    <section className="overview-card start-card" aria-labelledby="overview-start">
      <div className="overview-card-head">
        <h2 id="overview-start">{t(`overview:start.phase.${phase}`)}</h2>
      </div>
      <button
        type="button"
        className="start-button"
        disabled={isWaiting}
        onClick={() => void actions.startServer()}
      >
        <Play size={22} aria-hidden="true" />
        {t('overview:start.start')}
      </button>
      <p className="meta">
        {shares.length === 0
          ? t('overview:start.nothing')
          : t('overview:start.exposes', { count: shares.length, port: String(port ?? '') })}
      </p>
      <ul className="start-shares">
        {shares.slice(0, shownShares).map((share) => {
          const who = usersOfShare(users, share, groups).map(displayText).join(', ')
          return (
            <li key={share.id}>
              <strong className="cut">{displayText(share.name)}</strong>
              <span className="meta cut">
                {presetLabel(share.preset)} · {who === '' ? t('overview:start.nobody') : who}
              </span>
            </li>
          )
        })}
        {rest > 0 && <li className="meta">{t('overview:nobody.more', { count: rest })}</li>}
      </ul>
    </section>
  )
}
