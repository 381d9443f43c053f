import { UserPlus } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { useStores } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { HostField } from './ConnectAddress.tsx'
import type { Connect } from './use-connect.ts'

/** To which address, as whom, and how protected. */
export function ConnectOptions({ connect }: { connect: Connect }) {
  const { host, user, users, ways, target } = connect
  if (host === null) return null
  if (user === null) return <NobodyCanSignIn />
  return (
    <div className="connect-options">
      <HostField connect={connect} />
      {users.length > 1 && (
        <SelectField
          label={t('connect:who.label')}
          options={users.map(({ id, name, isAnonymous }) => ({
            value: id,
            label: isAnonymous ? t('connect:who.anonymous') : displayText(name),
          }))}
          value={user.id}
          onChange={connect.chooseUser}
        />
      )}
      {target === null && <p className="connect-none">{t('connect:way.none')}</p>}
      {target !== null && ways.length > 1 && (
        <SelectField
          label={t('connect:way.label')}
          hint={target.tls === 'plain' ? t('connect:way.plainHint') : undefined}
          options={ways.map(({ tls }) => ({ value: tls, label: t(`connect:way.${tls}`) }))}
          value={target.tls}
          onChange={connect.chooseTls}
        />
      )}
      {connect.mayShowPassword && (
        <Checkbox
          label={t('connect:password.include')}
          hint={t('connect:password.hint')}
          isChecked={connect.isPasswordShown}
          onChange={connect.showPassword}
        />
      )}
    </div>
  )
}

function NobodyCanSignIn() {
  const stores = useStores()
  return (
    <div className="connect-none">
      <p>{t('connect:who.nobody')}</p>
      <Button
        icon={UserPlus}
        onClick={() =>
          stores.ui.setState(goTo({ screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } }))
        }
      >
        {t('connect:who.add')}
      </Button>
    </div>
  )
}
