import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import type { AccountFieldsProps } from './account-draft.ts'

/** Where somebody may sign in from. */
export function OriginFields({ draft, set, problemOf }: AccountFieldsProps) {
  return (
    <>
      <Checkbox
        label="Local network only"
        hint="Refuses everybody who comes from the internet."
        isChecked={draft.isLanOnly}
        onChange={(isLanOnly) => set({ isLanOnly })}
      />
      <FieldProblem problem={problemOf('isLanOnly')} />
      <LinesField
        label="Allowed addresses"
        hint="One a line. Empty allows every address."
        placeholder="192.168.1.0/24"
        value={draft.allowedAddresses}
        problem={problemOf('allowedAddresses')}
        onChange={(allowedAddresses) => set({ allowedAddresses })}
      />
      <LinesField
        label="Denied addresses"
        hint="One a line. They are refused even if they are allowed above."
        placeholder="192.168.1.66"
        value={draft.deniedAddresses}
        problem={problemOf('deniedAddresses')}
        onChange={(deniedAddresses) => set({ deniedAddresses })}
      />
    </>
  )
}
