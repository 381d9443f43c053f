import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import '../../components/confirm-dialog.css'

/** Asks whether names go into the bundle, before the system asks where it goes. */
export function BundleDialog({ onClose }: { onClose: () => void }) {
  const actions = useActions()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [choice, setChoice] = useState<'redacted' | 'plain'>('redacted')
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])

  const save = async (): Promise<void> => {
    setIsBusy(true)
    const isWritten = await actions.exportSupportBundle(choice === 'redacted')
    setIsBusy(false)
    if (isWritten) dialog.current?.close()
  }

  return (
    <dialog ref={dialog} className="confirm-dialog log-bundle" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{t('logs:bundle.title')}</h2>
      <div className="confirm-dialog-text">
        <p>{t('logs:bundle.about')}</p>
        <RadioCards
          legend={t('logs:bundle.names')}
          cards={[
            {
              value: 'redacted',
              label: t('logs:bundle.redacted'),
              explanation: t('logs:bundle.redactedMeaning'),
            },
            { value: 'plain', label: t('logs:bundle.plain'), explanation: t('logs:bundle.plainMeaning') },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </div>
      <div className="confirm-dialog-buttons">
        <Button onClick={() => dialog.current?.close()}>{t('common:cancel')}</Button>
        <Button tone="primary" disabled={isBusy} onClick={() => void save()}>
          {t('logs:bundle.save')}
        </Button>
      </div>
    </dialog>
  )
}
