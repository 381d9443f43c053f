import { Plug } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useUsers } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

const encryptions = ['off', 'explicit', 'implicit'] as const
type Encryption = (typeof encryptions)[number]

/** Chooses as whom, how and where to connect. */
export function ConsoleOpener() {
  const actions = useActions()
  const users = useUsers((state) => state.users)
  const { phase, listeners, addresses } = useServer((state) => state.server)
  const [userId, setUserId] = useState<string | null>(null)
  const [wanted, setWanted] = useState<Encryption | null>(null)
  const [host, setHost] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const offered = encryptions.filter((one) => listeners.some(({ tls }) => fits(one, tls)))
  // What a careful person would take first.
  const usual = offered.includes('explicit') ? 'explicit' : (offered[0] ?? 'off')
  const tls = wanted !== null && offered.includes(wanted) ? wanted : usual
  const user = users.find(({ id }) => id === userId) ?? users[0]
  const hosts = addresses.filter(({ kind }) => kind !== 'this-computer').map((address) => address.host)
  const isHostKnown = hosts.includes(host)

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (user === undefined) return
    setIsBusy(true)
    await actions.openConsole(
      { userId: user.isAnonymous ? null : user.id, tls, ...(isHostKnown ? { host } : {}) },
      user.name,
    )
    setIsBusy(false)
  }

  return (
    <form
      className="console-opener"
      aria-label={t('console:opener.form')}
      onSubmit={(event) => void open(event)}
    >
      <select
        className="field-input console-account"
        aria-label={t('console:opener.account')}
        title={t('console:opener.accountTitle')}
        value={user?.id ?? ''}
        onChange={(event) => setUserId(event.target.value)}
      >
        {users.map(({ id, name }) => (
          <option key={id} value={id}>
            {displayText(name)}
          </option>
        ))}
      </select>
      <select
        className="field-input"
        aria-label={t('console:opener.encryption')}
        value={tls}
        onChange={(event) => setWanted(encryptions.find((one) => one === event.target.value) ?? null)}
      >
        {(offered.length > 0 ? offered : (['off'] as const)).map((one) => (
          <option key={one} value={one}>
            {t(`console:encryption.${one}`)}
          </option>
        ))}
      </select>
      <select
        className="field-input"
        aria-label={t('console:opener.address')}
        value={isHostKnown ? host : ''}
        onChange={(event) => setHost(event.target.value)}
      >
        <option value="">{t('console:opener.loopback')}</option>
        {[...new Set(hosts)].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      <Button
        type="submit"
        tone="primary"
        icon={Plug}
        disabled={isBusy || phase !== 'running' || user === undefined}
      >
        {t('console:opener.connect')}
      </Button>
    </form>
  )
}

function fits(encryption: Encryption, listener: string): boolean {
  if (encryption === 'implicit') return listener === 'implicit'
  if (encryption === 'explicit') return listener === 'optional' || listener === 'required'
  return listener !== 'implicit'
}
