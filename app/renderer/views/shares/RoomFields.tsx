import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FieldProblem } from '../../components/Field.tsx'
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
        label="Most in all"
        hint="What the folder may hold, what was there before included."
        value={quota.maxBytes}
        problem={problemOf('quota.maxBytes')}
        onChange={(maxBytes) => set({ quota: { ...quota, maxBytes } })}
      />
      <CountField
        label="Most files"
        value={quota.maxFiles}
        problem={problemOf('quota.maxFiles')}
        onChange={(maxFiles) => set({ quota: { ...quota, maxFiles } })}
      />
      <FieldProblem problem={problemOf('quota')} />
      <ByteSizeField
        label="Largest file"
        hint="Larger uploads are refused."
        value={maxFileBytes}
        problem={problemOf('maxFileBytes')}
        onChange={(bytes) => set({ maxFileBytes: bytes })}
      />
      <ByteSizeField
        label="Keep free on the disk"
        hint="Uploads stop before less than this is left."
        placeholder="As the server says"
        value={diskReserveBytes}
        problem={problemOf('diskReserveBytes')}
        onChange={(bytes) => set({ diskReserveBytes: bytes })}
      />
    </>
  )
}
