import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { userDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { isSet } from '../../format/whole-number.ts'
import { useShares } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { AccessField } from '../accounts/AccessField.tsx'
import type { UserDraft } from '../accounts/account-draft.ts'
import { limitSummary, originSummary } from '../accounts/account-summaries.ts'
import { LimitFields } from '../accounts/LimitFields.tsx'
import { OriginFields } from '../accounts/OriginFields.tsx'
import { EditorForm } from '../editing/EditorForm.tsx'
import { useEditor } from '../editing/use-editor.ts'
import { deviceRules, personRules } from './device-rules.ts'
import { GroupsField } from './GroupsField.tsx'
import { letsGuestsWrite } from './guest-rights.ts'
import { EncryptionFields, OtherFields, ValidityFields } from './SignInFields.tsx'
import { tlsRuleOf } from './tls-rule.ts'

interface UserFormProps {
  readonly label: string
  readonly submitLabel: string
  /** The anonymous user has neither name nor password and is in no group. */
  readonly isForGuests?: boolean
  readonly initial: UserDraft
  /** False while the password is missing. */
  readonly isComplete: boolean
  /** A new password waits to be saved. */
  readonly hasNewPassword: boolean
  /** The password's part of the form; it gets the problem that belongs to it. */
  readonly renderPassword: (problem: string | null) => ReactNode
  /** A question about saving this draft, or null. */
  readonly renderQuestion: (draft: UserDraft) => ReactNode
  /** Does it; resolves with what is wrong, or null. `changes` are the parts that differ from `initial`. */
  readonly onSubmit: (draft: UserDraft, changes: Partial<UserDraft>) => Promise<WireProblem | null>
}

const kinds = () =>
  (['person', 'device'] as const).map((value) => ({
    value,
    label: t(`users:field.${value}`),
    explanation: t(`users:field.${value}Text`),
  }))

/** The form about one user: who and what in sight, the rest in sections that say what they hold. */
export function UserForm(props: UserFormProps) {
  const { label, submitLabel, initial, isComplete, hasNewPassword, isForGuests = false } = props
  const of = isForGuests ? 'anyone' : 'user'
  const shares = useShares((state) => state.shares)
  const editor = useEditor<UserDraft>({
    initial,
    schema: userDraftSchema,
    isDirtyBesides: hasNewPassword,
    onSave: props.onSubmit,
  })
  const { draft, set, problemOf, hasProblem } = editor
  return (
    <EditorForm
      label={label}
      submitLabel={submitLabel}
      editor={editor}
      isComplete={isComplete && draft.name.trim() !== ''}
      question={props.renderQuestion(draft)}
    >
      {!isForGuests && (
        <>
          <Field
            label={t('users:field.name')}
            value={draft.name}
            maxLength={200}
            problem={problemOf('name')}
            onChange={(event) => set({ name: event.target.value })}
          />
          {props.renderPassword(problemOf('password'))}
          <RadioCards
            legend={t('users:field.kind')}
            cards={kinds()}
            value={draft.kind}
            onChange={(kind) => set(kind === 'device' ? deviceRules(shares) : personRules(initial))}
          />
          <FieldProblem problem={problemOf('kind')} />
        </>
      )}
      <AccessField
        of={of}
        access={draft.access}
        problemOf={problemOf}
        onChange={(access) => set({ access })}
      />
      {isForGuests && letsGuestsWrite(draft.access) && (
        <p className="guest-warning">
          <TriangleAlert size={16} aria-hidden="true" />
          {t('users:anyone.beyond')}
        </p>
      )}
      <div>
        {!isForGuests && (
          <FormSection
            title={t('users:section.groups')}
            summary={groupsSummary(draft)}
            hasProblem={hasProblem('groupIds')}
          >
            <GroupsField
              value={draft.groupIds}
              problem={problemOf('groupIds')}
              onChange={(groupIds) => set({ groupIds })}
            />
          </FormSection>
        )}
        <FormSection
          title={t('users:section.validity')}
          summary={validitySummary(draft)}
          hasProblem={hasProblem('isEnabled', 'expiresAtMs')}
        >
          <ValidityFields draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('accounts:section.origin')}
          summary={originSummary(draft)}
          hasProblem={hasProblem('isLanOnly', 'allowedAddresses', 'deniedAddresses')}
        >
          <OriginFields draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('users:section.encryption')}
          summary={t(`users:tls.${tlsRuleOf(draft)}`)}
          hasProblem={hasProblem('requiresTls', 'allowsPlain', 'tlsResumption')}
        >
          <EncryptionFields draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('accounts:section.limits')}
          summary={limitSummary(draft)}
          hasProblem={hasProblem('speed', 'sessionSpeed', 'maxSessions', 'quota', 'maxFileBytes')}
        >
          <LimitFields of={of} draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('accounts:section.more')}
          summary={
            draft.startFolder === null
              ? ''
              : t('users:summary.beginsIn', { folder: displayText(draft.startFolder) })
          }
          hasProblem={hasProblem('startFolder', 'isAdmin')}
        >
          <OtherFields draft={draft} set={set} problemOf={problemOf} isForGuests={isForGuests} />
        </FormSection>
      </div>
      <Field
        label={t('accounts:note')}
        placeholder={t('accounts:noteHint')}
        value={draft.note}
        maxLength={1000}
        problem={problemOf('note')}
        onChange={(event) => set({ note: event.target.value })}
      />
    </EditorForm>
  )
}

function validitySummary({ isEnabled, expiresAtMs }: UserDraft): string {
  if (!isEnabled) return t('users:summary.disabled')
  return isSet(expiresAtMs)
    ? t('users:summary.until', { date: formatDate(expiresAtMs) })
    : t('users:summary.always')
}

function groupsSummary({ groupIds }: UserDraft): string {
  return groupIds.length === 0
    ? t('users:summary.noGroups')
    : t('users:summary.groups', { count: groupIds.length })
}
