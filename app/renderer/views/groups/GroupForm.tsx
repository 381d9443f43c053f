import { groupDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { t } from '../../texts/texts.ts'
import { AccessField } from '../accounts/AccessField.tsx'
import type { GroupDraft } from '../accounts/account-draft.ts'
import { limitSummary, originSummary } from '../accounts/account-summaries.ts'
import { LimitFields } from '../accounts/LimitFields.tsx'
import { OriginFields } from '../accounts/OriginFields.tsx'
import { EditorForm } from '../editing/EditorForm.tsx'
import { useEditor } from '../editing/use-editor.ts'

interface GroupFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly initial: GroupDraft
  /** Does it; resolves with what is wrong, or null. `changes` are the parts that differ from `initial`. */
  readonly onSubmit: (draft: GroupDraft, changes: Partial<GroupDraft>) => Promise<WireProblem | null>
}

/** The form about one group: the same parts as a user's. */
export function GroupForm({ label, submitLabel, initial, onSubmit }: GroupFormProps) {
  const editor = useEditor<GroupDraft>({ initial, schema: groupDraftSchema, onSave: onSubmit })
  const { draft, set, problemOf, hasProblem } = editor
  return (
    <EditorForm label={label} submitLabel={submitLabel} editor={editor} isComplete={draft.name.trim() !== ''}>
      <Field
        label={t('groups:name')}
        value={draft.name}
        maxLength={200}
        problem={problemOf('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <AccessField
        of="group"
        access={draft.access}
        problemOf={problemOf}
        onChange={(access) => set({ access })}
      />
      <p className="meta">{t('groups:accessHint')}</p>
      <div>
        <FormSection
          title={t('accounts:section.limits')}
          summary={limitSummary(draft)}
          hasProblem={hasProblem('speed', 'sessionSpeed', 'maxSessions', 'quota', 'maxFileBytes')}
        >
          <LimitFields of="group" draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('accounts:section.origin')}
          summary={originSummary(draft)}
          hasProblem={hasProblem('isLanOnly', 'allowedAddresses', 'deniedAddresses')}
        >
          <OriginFields draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('accounts:section.more')}
          summary={draft.requiresTls ? t('groups:encryptionRequired') : ''}
          hasProblem={hasProblem('requiresTls', 'startFolder')}
        >
          <Checkbox
            label={t('groups:requireEncryption')}
            hint={t('groups:requireEncryptionHint')}
            isChecked={draft.requiresTls}
            onChange={(requiresTls) => set({ requiresTls })}
          />
          <FieldProblem problem={problemOf('requiresTls')} />
          <Field
            label={t('accounts:startFolder')}
            hint={t('groups:startFolderHint')}
            placeholder="/"
            value={draft.startFolder ?? ''}
            maxLength={4000}
            problem={problemOf('startFolder')}
            onChange={(event) => set({ startFolder: event.target.value === '' ? null : event.target.value })}
          />
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
