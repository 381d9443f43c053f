import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { t } from '../../texts/texts.ts'
import type { ShareDraft } from './share-draft.ts'

interface RoomFieldsProps {
  readonly draft: ShareDraft
  readonly set: (part: Partial<ShareDraft>) => void
  readonly problemOf: (path: string) => string | null
}

/** How much may be stored in a share. */
export function RoomFields({ draft, set, problemOf }: RoomFieldsProps) {
  const { quota, maxFileBytes, diskReserveBytes } = draft
  return (
    <>
      <ByteSizeField
        label={t('shares:field.mostBytes')}
        hint={t('shares:field.mostBytesHint')}
        value={quota.maxBytes}
        problem={problemOf('quota.maxBytes')}
        onChange={(maxBytes) => set({ quota: { ...quota, maxBytes } })}
      />
      <CountField
        label={t('shares:field.mostFiles')}
        value={quota.maxFiles}
        problem={problemOf('quota.maxFiles')}
        onChange={(maxFiles) => set({ quota: { ...quota, maxFiles } })}
      />
      <FieldProblem problem={problemOf('quota')} />
      <ByteSizeField
        label={t('shares:field.largest')}
        hint={t('shares:field.largestHint')}
        value={maxFileBytes}
        problem={problemOf('maxFileBytes')}
        onChange={(bytes) => set({ maxFileBytes: bytes })}
      />
      <ByteSizeField
        label={t('shares:field.reserve')}
        hint={t('shares:field.reserveHint')}
        placeholder={t('shares:field.asServer')}
        value={diskReserveBytes}
        problem={problemOf('diskReserveBytes')}
        onChange={(bytes) => set({ diskReserveBytes: bytes })}
      />
    </>
  )
}
