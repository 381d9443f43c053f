import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { IconButton } from '../../components/Button.tsx'
import { useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { globalKeys, type KeyLine, listKeys, screenKeys } from './key-map.ts'
import './key-sheet.css'

/** Every key there is: those of this screen, those of lists, and those that act everywhere. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const screen = useUi((state) => state.screen)
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  const own = screenKeys(screen)
  return (
    <dialog
      ref={dialog}
      className="key-sheet"
      aria-labelledby={titleId}
      onClose={onClose}
      onKeyDown={(event) => {
        // The key that opened it closes it.
        if (event.key !== 'F1') return
        event.preventDefault()
        dialog.current?.close()
      }}
    >
      <div className="key-sheet-head">
        <h2 id={titleId}>{t('frame:keys.title')}</h2>
        <IconButton
          label={t('common:close')}
          title={t('common:closeHint')}
          icon={X}
          onClick={() => dialog.current?.close()}
        />
      </div>
      <div className="key-sheet-columns">
        <KeyTable title={t('frame:keys.everywhere')} lines={globalKeys()} />
        <div>
          <KeyTable title={t('frame:keys.lists')} lines={listKeys()} />
          {own.length > 0 && <KeyTable title={t('frame:keys.screen')} lines={own} />}
        </div>
      </div>
    </dialog>
  )
}

function KeyTable({ title, lines }: { title: string; lines: readonly KeyLine[] }) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className="meta">
        {title}
      </h3>
      <dl className="key-lines">
        {lines.map(({ keys, words }) => (
          <div key={words} className="key-line">
            <dt>{words}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
