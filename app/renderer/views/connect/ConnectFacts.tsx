import { Copy } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { Fingerprint } from '../certificates/Fingerprint.tsx'
import type { ConnectTarget } from './connect-target.ts'
import '../certificates/certificates.css'

/** What a program with fields wants, one by one, and how to know that it talks to the right server. */
export function ConnectFacts({ target }: { target: ConnectTarget }) {
  const { host, port, tls, user, password } = target
  const fingerprint = useServer((state) => state.certificates?.inUse?.fingerprintSha256)
  const passwordWords =
    user === null ? t('connect:facts.passwordNone') : (password ?? t('connect:facts.passwordKept'))
  return (
    <>
      <dl className="connect-facts">
        <Fact what={t('connect:facts.host')} value={host} isCopied />
        <Fact what={t('connect:facts.port')} value={String(port)} isCopied />
        <Fact what={t('connect:facts.user')} value={user ?? 'anonymous'} isCopied />
        <Fact what={t('connect:facts.password')} value={passwordWords} isCopied={password !== null} />
        <Fact what={t('connect:facts.encryption')} value={t(`connect:way.${tls}`)} isCopied={false} />
      </dl>
      {tls !== 'plain' && fingerprint !== undefined && (
        <div className="connect-fingerprint">
          <p className="meta">{t('connect:fingerprint.title')}</p>
          <Fingerprint value={fingerprint} />
          <p className="meta">{t('connect:fingerprint.hint')}</p>
        </div>
      )}
    </>
  )
}

function Fact({ what, value, isCopied }: { what: string; value: string; isCopied: boolean }) {
  const actions = useActions()
  return (
    <div className="connect-fact">
      <dt className="meta">{what}</dt>
      <dd className={isCopied ? 'mono' : ''}>{displayText(value)}</dd>
      {isCopied && (
        <dd className="connect-fact-copy">
          <IconButton
            label={t('connect:facts.copy', { what })}
            icon={Copy}
            onClick={() => void actions.copy(value, what)}
          />
        </dd>
      )}
    </div>
  )
}
