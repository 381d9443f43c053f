import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { t } from '../../texts/texts.ts'
import type { AccountFieldsProps } from './account-draft.ts'

/** Where somebody may sign in from. */
export function OriginFields({ draft, set, problemOf }: AccountFieldsProps) {
  return (
    <>
      <Checkbox
        label={t('accounts:origin.lanOnly')}
        hint={t('accounts:origin.lanOnlyHint')}
        isChecked={draft.isLanOnly}
        onChange={(isLanOnly) => set({ isLanOnly })}
      />
      <FieldProblem problem={problemOf('isLanOnly')} />
      <LinesField
        label={t('accounts:origin.allowed')}
        hint={t('accounts:origin.allowedHint')}
        placeholder="192.168.1.0/24"
        value={draft.allowedAddresses}
        problem={problemOf('allowedAddresses')}
        onChange={(allowedAddresses) => set({ allowedAddresses })}
      />
      <LinesField
        label={t('accounts:origin.denied')}
        hint={t('accounts:origin.deniedHint')}
        placeholder="192.168.1.66"
        value={draft.deniedAddresses}
        problem={problemOf('deniedAddresses')}
        onChange={(deniedAddresses) => set({ deniedAddresses })}
      />
    </>
  )
}
