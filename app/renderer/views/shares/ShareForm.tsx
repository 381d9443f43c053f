import { TriangleAlert } from 'lucide-react'
import { shareDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { DateTimeField } from '../../components/DateTimeField.tsx'
import { Field, FieldProblem } from '../../components/Field.tsx'
import { FolderRightsField } from '../../components/FolderRightsField.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { RightsField } from '../../components/RightsField.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { Switch } from '../../components/Switch.tsx'
import { t } from '../../texts/texts.ts'
import { EditorForm } from '../editing/EditorForm.tsx'
import { useEditor } from '../editing/use-editor.ts'
import { NameRuleFields } from './NameRuleFields.tsx'
import { RoomFields } from './RoomFields.tsx'
import type { ShareDraft } from './share-draft.ts'
import { existingOptions, linkHint, linkOptions, partialOptions, shareSummaries } from './share-words.ts'

interface ShareFormProps {
  readonly label: string
  readonly submitLabel: string
  readonly initial: ShareDraft
  /** Does it; resolves with what is wrong, or null. `changes` are the parts that differ from `initial`. */
  readonly onSubmit: (draft: ShareDraft, changes: Partial<ShareDraft>) => Promise<WireProblem | null>
}

/** Everything about one share: name and access in sight, the rest in sections that say what they hold. */
export function ShareForm({ label, submitLabel, initial, onSubmit }: ShareFormProps) {
  const editor = useEditor<ShareDraft>({ initial, schema: shareDraftSchema, onSave: onSubmit })
  const { draft, set, problemOf, hasProblem } = editor
  return (
    <EditorForm label={label} submitLabel={submitLabel} editor={editor} isComplete={draft.name.trim() !== ''}>
      <Field
        label={t('shares:field.name')}
        hint={t('shares:field.nameHint')}
        value={draft.name}
        maxLength={200}
        problem={problemOf('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <RightsField label={t('shares:field.access')} value={draft} onChange={set} />
      <FieldProblem problem={problemOf('preset') ?? problemOf('permissions')} />
      <div>
        <FormSection
          title={t('shares:section.available')}
          summary={shareSummaries.available(draft)}
          hasProblem={hasProblem('isEnabled', 'expiresAtMs')}
        >
          <Switch
            label={t('shares:field.isOn')}
            hint={t('shares:field.isOnHint')}
            isOn={draft.isEnabled}
            onChange={(isEnabled) => set({ isEnabled })}
          />
          <DateTimeField
            label={t('shares:field.until')}
            hint={t('shares:field.untilHint')}
            value={draft.expiresAtMs}
            problem={problemOf('expiresAtMs')}
            onChange={(expiresAtMs) => set({ expiresAtMs })}
          />
        </FormSection>
        <FormSection
          title={t('shares:section.folders')}
          summary={shareSummaries.folders(draft)}
          hasProblem={hasProblem('folders')}
        >
          <FolderRightsField
            label={t('shares:field.foldersHint')}
            value={draft.folders}
            problemOf={(path) => problemOf(path === '' ? 'folders' : `folders.${path}`)}
            onChange={(folders) => set({ folders })}
          />
        </FormSection>
        <FormSection
          title={t('shares:section.names')}
          summary={shareSummaries.names(draft)}
          hasProblem={hasProblem('names')}
        >
          <NameRuleFields names={draft.names} problemOf={problemOf} onChange={(names) => set({ names })} />
        </FormSection>
        <FormSection
          title={t('shares:section.uploads')}
          summary={shareSummaries.uploads(draft)}
          hasProblem={hasProblem('onExisting', 'partialUploads')}
        >
          <SelectField
            label={t('shares:field.existing')}
            options={existingOptions()}
            value={draft.onExisting}
            problem={problemOf('onExisting')}
            onChange={(onExisting) => set({ onExisting })}
          />
          <SelectField
            label={t('shares:field.partial')}
            hint={t('shares:field.partialHint')}
            options={partialOptions()}
            value={draft.partialUploads}
            problem={problemOf('partialUploads')}
            onChange={(partialUploads) => set({ partialUploads })}
          />
        </FormSection>
        <FormSection
          title={t('shares:section.room')}
          summary={shareSummaries.room(draft)}
          hasProblem={hasProblem('quota', 'maxFileBytes', 'diskReserveBytes')}
        >
          <RoomFields draft={draft} set={set} problemOf={problemOf} />
        </FormSection>
        <FormSection
          title={t('shares:section.links')}
          summary={shareSummaries.links(draft)}
          hasProblem={hasProblem('links')}
        >
          <SelectField
            label={t('shares:field.links')}
            hint={linkHint(draft.links)}
            options={linkOptions()}
            value={draft.links}
            problem={problemOf('links')}
            onChange={(links) => set({ links })}
          />
          {draft.links === 'anywhere' && (
            <p className="share-warning">
              <TriangleAlert size={16} aria-hidden="true" />
              {t('shares:link.anywhereWarning')}
            </p>
          )}
        </FormSection>
      </div>
    </EditorForm>
  )
}
