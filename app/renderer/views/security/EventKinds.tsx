import { Segmented } from '../../components/Segmented.tsx'
import { t } from '../../texts/texts.ts'

/** Which kind of event is looked for. */
export type EventKindChoice = 'all' | 'login-failed' | 'foreign-protocol' | 'refused' | 'blocked'

interface EventKindsProps {
  readonly value: EventKindChoice
  readonly onChange: (kind: EventKindChoice) => void
}

/** Lets somebody choose a kind of event. */
export function EventKinds({ value, onChange }: EventKindsProps) {
  return (
    <Segmented
      label={t('security:event.kind')}
      options={[
        { value: 'all', label: t('security:event.all') },
        { value: 'login-failed', label: t('security:event.failed') },
        { value: 'foreign-protocol', label: t('security:event.word.foreign-protocol') },
        { value: 'refused', label: t('security:event.word.refused') },
        { value: 'blocked', label: t('security:event.word.blocked') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
