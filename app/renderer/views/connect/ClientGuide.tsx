import { Copy, Download, TriangleAlert } from 'lucide-react'
import { saveText } from '../../client/save-text.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import {
  type ClientId,
  clientsOf,
  type Guide,
  type GuideText,
  guideOf,
  type Platform,
} from './client-guides.ts'
import type { ConnectTarget } from './connect-target.ts'
import type { Connect } from './use-connect.ts'

interface ClientGuideProps {
  readonly client: ClientId
  readonly platform: Platform
  readonly target: ConnectTarget
  readonly connect: Connect
}

/** How one program gets there, or why it cannot and what to do instead. */
export function ClientGuide({ client, platform, target, connect }: ClientGuideProps) {
  const guide = guideOf(client, target)
  const name = t(`connect:guides.client.${client}`)
  return (
    <section className="client-guide" aria-label={name}>
      <h3>{name}</h3>
      {guide.obstacle === null ? (
        <>
          <p>{t(`connect:guides.step.${client}`)}</p>
          {guide.texts.map((text) => (
            <GuideTextBlock key={text.kind} text={text} client={name} />
          ))}
          {guide.notes.length > 0 && (
            <ul className="client-notes meta">
              {guide.notes.map((note) => (
                <li key={note}>{t(`connect:guides.note.${note}`)}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <Obstacle guide={guide} platform={platform} target={target} connect={connect} />
      )}
    </section>
  )
}

function GuideTextBlock({ text: { kind, text, fileName }, client }: { text: GuideText; client: string }) {
  const actions = useActions()
  if (kind === 'file') {
    return (
      <Button icon={Download} onClick={() => saveText(fileName ?? 'portside.xml', text, 'application/xml')}>
        {t('connect:guides.saveSite')}
      </Button>
    )
  }
  const what = kind === 'url' ? t('connect:guides.whatUrl') : t('connect:guides.whatCommands')
  return (
    <div className="client-text">
      <pre className="mono">{text.split('\n').map(displayText).join('\n')}</pre>
      <IconButton
        label={t('connect:guides.copyOf', { client })}
        icon={Copy}
        onClick={() => void actions.copy(text, what)}
      />
    </div>
  )
}

function Obstacle({
  guide: { client, obstacle },
  platform,
  target,
  connect,
}: Omit<ClientGuideProps, 'client'> & { guide: Guide }) {
  const stores = useStores()
  const name = t(`connect:guides.client.${client}`)
  const has = (tls: ConnectTarget['tls']): boolean => connect.ways.some((way) => way.tls === tls)
  const instead = obstacle === 'noImplicit' && has('explicit') ? 'explicit' : has('plain') ? 'plain' : null
  return (
    <div className="client-obstacle">
      <p>
        <TriangleAlert size={16} aria-hidden="true" />
        <span>
          {obstacle !== null && t(`connect:guides.obstacle.${obstacle}`, { client: name })}{' '}
          {instead === 'plain' && t('connect:guides.obstacle.choosePlain')}
          {instead === null &&
            t('connect:guides.obstacle.mustEncrypt', { others: othersOf(platform, target) })}
        </span>
      </p>
      {instead === 'plain' && (
        <Button onClick={() => connect.chooseTls('plain')}>{t('connect:guides.obstacle.usePlain')}</Button>
      )}
      {instead === 'explicit' && (
        <Button onClick={() => connect.chooseTls('explicit')}>
          {t('connect:guides.obstacle.useExplicit')}
        </Button>
      )}
      {instead === null && (
        <Button
          onClick={() =>
            stores.ui.setState(
              goTo({ screen: 'settings', settingsGroup: 'encryption', drawer: { kind: 'closed' } }),
            )
          }
        >
          {t('connect:guides.obstacle.settings')}
        </Button>
      )}
    </div>
  )
}

/** Programs of the same system that can, as a list in words. */
function othersOf(platform: Platform, target: ConnectTarget): string {
  const able = clientsOf[platform].filter((client) => guideOf(client, target).obstacle === null)
  const names = able.map((client) => t(`connect:guides.client.${client}`))
  return new Intl.ListFormat(currentLocale(), { type: 'disjunction' }).format(names)
}
