import { Checkbox } from '../../components/Checkbox.tsx'
import { DateTimeField } from '../../components/DateTimeField.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { Switch } from '../../components/Switch.tsx'
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
        label="Enabled"
        hint="A disabled user cannot sign in."
        isOn={draft.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
      <DateTimeField
        label="Until"
        hint="From then on the user cannot sign in. Empty: for ever."
        value={draft.expiresAtMs}
        problem={problemOf('expiresAtMs')}
        onChange={(expiresAtMs) => set({ expiresAtMs })}
      />
    </>
  )
}

const tlsHints = {
  server: 'Follows the encryption chosen in Settings.',
  required: 'Refuses clients that cannot do FTP over TLS, such as Windows Explorer and old scanners.',
  plain:
    'Lets an old device in where TLS is required, if Settings allow such exceptions. Its password can be overheard.',
} as const

/** How the connection must be protected. */
export function EncryptionFields({ draft, set, problemOf }: UserFieldsProps) {
  const rule = tlsRuleOf(draft)
  return (
    <>
      <SelectField
        label="Encryption"
        hint={tlsHints[rule]}
        options={tlsRuleOptions}
        value={rule}
        problem={problemOf('requiresTls') ?? problemOf('allowsPlain')}
        onChange={(chosen) => set(rulesOfTls(chosen))}
      />
      <SelectField
        label="TLS session of data connections"
        hint="Required stops strangers from taking over a transfer; some clients cannot do it."
        options={resumptionOptions}
        value={draft.tlsResumption ?? 'server'}
        problem={problemOf('tlsResumption')}
        onChange={(chosen) => set({ tlsResumption: chosen === 'server' ? null : chosen })}
      />
    </>
  )
}

/** Where sessions begin, what the user may see of others, and what the administrator wants to remember. */
export function OtherFields({ draft, set, problemOf }: UserFieldsProps) {
  return (
    <>
      <Field
        label="Start folder"
        hint="Where sessions begin. Empty, or a folder that is not there: at the root."
        placeholder="/"
        value={draft.startFolder ?? ''}
        maxLength={4000}
        problem={problemOf('startFolder')}
        onChange={(event) => set({ startFolder: event.target.value === '' ? null : event.target.value })}
      />
      <Checkbox
        label="May see who is connected"
        hint="Answers the SITE WHO command."
        isChecked={draft.isAdmin}
        onChange={(isAdmin) => set({ isAdmin })}
      />
      <FieldProblem problem={problemOf('isAdmin')} />
    </>
  )
}
