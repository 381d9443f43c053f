import { Copy, Pin, PinOff, Play } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { QrCode } from '../../components/QrCode.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { connectUrl } from './connect-target.ts'
import type { Connect } from './use-connect.ts'

/** The address, big, and the same for a camera; what is in the picture is what is written beside it. */
export function ConnectAddress({ connect, sizePx }: { connect: Connect; sizePx: number }) {
  const actions = useActions()
  const { host, target } = connect
  if (host === null) return <NoAddress />
  if (target === null) return null
  const url = connectUrl(target)
  return (
    <section className="connect-address" aria-label={t('connect:address.title')}>
      <QrCode text={url} label={t('connect:address.qr', { url })} sizePx={sizePx} />
      <div className="connect-address-words">
        <p className="connect-url mono" data-testid="connect-url">
          <BreakableUrl url={url} />
        </p>
        <p className="meta">{t(`connect:address.kind.${host.kind}`)}</p>
        <Button icon={Copy} onClick={() => void actions.copy(url, t('connect:address.what'))}>
          {t('connect:address.copy')}
        </Button>
      </div>
    </section>
  )
}

/** Breaks before the host rather than within it. */
function BreakableUrl({ url }: { url: string }) {
  const host = url.lastIndexOf('@') + 1
  return (
    <>
      {url.slice(0, host)}
      <wbr />
      {url.slice(host)}
    </>
  )
}

function NoAddress() {
  const actions = useActions()
  const phase = useServer((state) => state.server.phase)
  if (phase === 'running') return <p className="connect-none">{t('connect:address.none')}</p>
  return (
    <div className="connect-none">
      <p>{t('connect:address.stopped')}</p>
      <Button
        tone="primary"
        icon={Play}
        disabled={phase === 'starting' || phase === 'stopping'}
        onClick={() => void actions.startServer()}
      >
        {t('connect:address.start')}
      </Button>
    </div>
  )
}

/** Which of several addresses; one can be pinned, so that it is first everywhere and for good. */
export function HostField({ connect: { hosts, host, chooseHost } }: { connect: Connect }) {
  const actions = useActions()
  const pinned = useSettings(({ appearance }) => appearance.primaryAddress)
  if (host === null || (hosts.length < 2 && pinned === null)) return null
  const isPinned = pinned?.host === host.host
  const { interfaceName } = host
  return (
    <div className="connect-host">
      <SelectField
        label={t('connect:address.host')}
        options={hosts.map((one) => ({
          value: one.host,
          label: `${one.host} – ${displayText(one.interfaceName)}`,
        }))}
        value={host.host}
        onChange={chooseHost}
      />
      <IconButton
        label={isPinned ? t('connect:address.unpin') : t('connect:address.pin')}
        icon={isPinned ? PinOff : Pin}
        aria-pressed={isPinned}
        onClick={() =>
          void actions.updateAppearance({
            primaryAddress: isPinned ? null : { host: host.host, interfaceName },
          })
        }
      />
    </div>
  )
}
