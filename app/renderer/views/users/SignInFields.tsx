import { Checkbox } from '../../components/Checkbox.tsx'
import { DateTimeField } from '../../components/DateTimeField.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { Switch } from '../../components/Switch.tsx'
import { t } from '../../texts/texts.ts'
import type { UserDraft } from '../accounts/account-draft.ts'
import { resumptionOptions, rulesOfTls, tlsRuleOf, tlsRuleOptions } from './tls-rule.ts'

interface UserFieldsProps {
  readonly draft: UserDraft
  readonly set: (part: Partial<UserDraft>) => void
  readonly problemOf: (path: string) => string | null
}

/** Whether and until when somebody may sign in. */
export function ValidityFields({ draft, set, problemOf }: UserFieldsProps) {
  return (
    <>
      <Switch
        label={t('users:field.enabled')}
        hint={t('users:field.enabledHint')}
        isOn={draft.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
      <DateTimeField
        label={t('users:field.until')}
        hint={t('users:field.untilHint')}
        value={draft.expiresAtMs}
        problem={problemOf('expiresAtMs')}
        onChange={(expiresAtMs) => set({ expiresAtMs })}
      />
    </>
  )
}

/** How the connection must be protected. */
export function EncryptionFields({ draft, set, problemOf }: UserFieldsProps) {
  const rule = tlsRuleOf(draft)
  return (
    <>
      <SelectField
        label={t('users:field.encryption')}
        hint={t(`users:tls.${rule}Hint`)}
        options={tlsRuleOptions()}
        value={rule}
        problem={problemOf('requiresTls') ?? problemOf('allowsPlain')}
        onChange={(chosen) => set(rulesOfTls(chosen))}
      />
      <SelectField
        label={t('users:field.resumption')}
        hint={t('users:field.resumptionHint')}
        options={resumptionOptions()}
        value={draft.tlsResumption ?? 'server'}
        problem={problemOf('tlsResumption')}
        onChange={(chosen) => set({ tlsResumption: chosen === 'server' ? null : chosen })}
      />
    </>
  )
}

/** Where sessions begin, what the user may see of others, and what the administrator wants to remember. */
export function OtherFields(props: UserFieldsProps & { readonly isForGuests: boolean }) {
  const { draft, set, problemOf, isForGuests } = props
  return (
    <>
      <Field
        label={t('accounts:startFolder')}
        hint={t('users:field.startFolderHint')}
        placeholder="/"
        value={draft.startFolder ?? ''}
        maxLength={4000}
        problem={problemOf('startFolder')}
        onChange={(event) => set({ startFolder: event.target.value === '' ? null : event.target.value })}
      />
      {!isForGuests && (
        <Checkbox
          label={t('users:field.admin')}
          hint={t('users:field.adminHint')}
          isChecked={draft.isAdmin}
          onChange={(isAdmin) => set({ isAdmin })}
        />
      )}
      <FieldProblem problem={problemOf('isAdmin')} />
    </>
  )
}
