import { type ReactNode, useEffect, useId, useRef } from 'react'
import { t } from '../texts/texts.ts'
import { Button } from './Button.tsx'
import './confirm-dialog.css'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel?: string
  /** `primary` where nothing is lost by it. */
  readonly tone?: 'danger' | 'primary'
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back. Cancel has the focus, so that a blind Enter harms nobody. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, onConfirm, onClose, tone = 'danger' } = props
  const { cancelLabel = t('common:cancel') } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="confirm-dialog" aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      <div className="confirm-dialog-text">{children}</div>
      <div className="confirm-dialog-buttons">
        <Button onClick={() => dialog.current?.close()}>{cancelLabel}</Button>
        <Button
          tone={tone}
          onClick={() => {
            onConfirm()
            dialog.current?.close()
          }}
        >
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  )
}
