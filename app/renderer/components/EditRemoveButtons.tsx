import { Pencil, Trash2 } from 'lucide-react'
import { t } from '../texts/texts.ts'
import { IconButton } from './Button.tsx'

interface EditRemoveButtonsProps {
  /** What the row is about, for screen readers. */
  readonly name: string
  readonly removeTitle: string
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** The two buttons at the end of a row that a person made and may change. */
export function EditRemoveButtons({ name, removeTitle, onEdit, onRemove }: EditRemoveButtonsProps) {
  return (
    <>
      <IconButton
        label={t('common:editNamed', { name })}
        title={t('common:edit')}
        icon={Pencil}
        onClick={onEdit}
      />
      <IconButton
        label={t('common:removeNamed', { name })}
        title={removeTitle}
        tone="danger"
        icon={Trash2}
        onClick={onRemove}
      />
    </>
  )
}
