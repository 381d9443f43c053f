import { FolderPlus, UserPlus } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { ConnectButton } from '../connect/ConnectButton.tsx'

const shownNames = 3

/** Nobody is connected: says the one next thing to do about it. */
export function NobodyHere({ wasUsed }: { wasUsed: boolean }) {
  const actions = useActions()
  const stores = useStores()
  const phase = useServer((state) => state.server.phase)
  const shares = useShares((state) => state.shares)
  const canSignIn = useUsers((state) => state.users.some(({ isEnabled }) => isEnabled))

  if (shares.length === 0) {
    return (
      <div className="overview-empty">
        <p className="overview-empty-lead">{t('overview:nobody.noShares')}</p>
        <p>{t('overview:nobody.noSharesHint')}</p>
        <Button tone="primary" icon={FolderPlus} onClick={() => void actions.chooseFolder()}>
          {t('overview:nobody.share')}
        </Button>
      </div>
    )
  }
  if (!canSignIn) {
    return (
      <div className="overview-empty">
        <p className="overview-empty-lead">{t('overview:nobody.noUsers')}</p>
        <p>{t('overview:nobody.noUsersHint')}</p>
        <Button
          tone="primary"
          icon={UserPlus}
          onClick={() =>
            stores.ui.setState(goTo({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }))
          }
        >
          {t('overview:nobody.addUser')}
        </Button>
      </div>
    )
  }
  const names = namesOf(shares.filter(({ isEnabled }) => isEnabled).map(({ name }) => displayText(name)))
  if (phase !== 'running') return <p className="overview-nothing">{t('overview:nobody.stopped')}</p>
  return (
    <div className="overview-empty">
      <p className="overview-empty-lead">{t('overview:nobody.sharing', { names })}</p>
      <p>{wasUsed ? t('overview:nobody.nobodyNow') : t('overview:nobody.nobodyYet')}</p>
      <ConnectButton />
    </div>
  )
}

/** Some names as a list in words; more than three are counted. */
function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, shownNames)
  const rest = names.length - shown.length
  const parts = rest > 0 ? [...shown, t('overview:nobody.more', { count: rest })] : shown
  return new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(parts)
}
