import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CallResult } from '../../../preload/contract/contract.ts'
import { Drawer } from '../../components/Drawer.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { displayText } from '../../format/display-text.ts'
import { rightsWords } from '../../format/rights-words.ts'
import { useActions, useGroups, useShares, useStores, useUsers } from '../../stores/dashboard-context.tsx'
import { closeDrawer, openDrawer } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { Breadcrumb } from './Breadcrumb.tsx'
import { PreviewListing } from './PreviewListing.tsx'
import './preview.css'

type Outcome = CallResult<'previewListing'>

const looks = () =>
  (['folder', 'raw'] as const).map((value) => ({ value, label: t(`preview:look.${value}`) }))

interface PreviewDrawerProps {
  readonly id: string
  /** Where it begins; null where the user's sessions do. */
  readonly startPath?: string | null
}

/** Folders through the eyes of one user, read-only: what a client would get at this moment, by the engine's own listing. */
export function PreviewDrawer({ id, startPath = null }: PreviewDrawerProps) {
  const actions = useActions()
  const stores = useStores()
  const users = useUsers((state) => state.users)
  const shares = useShares((state) => state.shares)
  const groups = useGroups((state) => state.groups)
  const user = users.find((candidate) => candidate.id === id)
  const [path, setPath] = useState<string | null>(startPath)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [look, setLook] = useState<'folder' | 'raw'>('folder')

  // Whatever decides about the view asks anew: the preview must never show rights somebody has just taken away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: users, shares and groups are the reason, not an argument
  useEffect(() => {
    let isCurrent = true
    void actions.previewListing(id, path).then((next) => {
      if (isCurrent) setOutcome(next)
    })
    return () => {
      isCurrent = false
    }
  }, [actions, id, path, users, shares, groups])

  const name = user?.isAnonymous ? t('preview:anyone') : displayText(user?.name ?? t('preview:removedUser'))
  return (
    <Drawer title={t('preview:title', { name })} isWide onClose={() => stores.ui.setState(closeDrawer())}>
      {users.length > 1 && (
        <SelectField
          label={t('preview:user')}
          options={users.map((one) => ({
            value: one.id,
            label: one.isAnonymous ? t('preview:anyone') : displayText(one.name),
          }))}
          value={id}
          onChange={(other) =>
            stores.ui.setState(
              openDrawer({ kind: 'preview-user', id: other, ...(startPath !== null && { path: startPath }) }),
            )
          }
        />
      )}
      {outcome?.ok === false && <Warning text={outcome.problem.message} />}
      {outcome?.ok && (
        <div className="preview">
          {outcome.value.signInProblem !== null && <Warning text={outcome.value.signInProblem} />}
          <div className="preview-head">
            <Breadcrumb path={outcome.value.path} onOpen={setPath} />
            <Segmented label={t('preview:look.label')} options={looks()} value={look} onChange={setLook} />
          </div>
          <p className="meta">{t('preview:allowed', { rights: rightsWords(outcome.value.permissions) })}</p>
          <PreviewListing preview={outcome.value} isRaw={look === 'raw'} onOpen={setPath} />
        </div>
      )}
    </Drawer>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <p className="preview-warning">
      <TriangleAlert size={16} aria-hidden="true" />
      {tHost(text)}
    </p>
  )
}
