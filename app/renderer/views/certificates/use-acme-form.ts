import { type FormEvent, useEffect, useState } from 'react'
import { acmeDraftSchema, acmeOrderDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireCertificates } from '../../../preload/contract/wire-certificates.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { changesBetween } from '../editing/changes-between.ts'
import { type DraftProblems, findDraftProblems } from '../editing/draft-problems.ts'

/** How an authority is asked. */
export type AcmeRules = WireCertificates['rules']['acme']

/** The form about an authority: what was typed, what is wrong with it, saving and ordering. */
export interface AcmeForm {
  readonly draft: AcmeRules
  readonly isDirty: boolean
  readonly isBusy: boolean
  /** A refusal that belongs to no field. */
  readonly generalProblem: string | null
  problemOf(name: keyof AcmeRules): string | null
  edit(part: Partial<AcmeRules>): void
  save(): Promise<void>
  /** Saves what was changed and orders a certificate. */
  submit(event: FormEvent): void
}

/** Keeps edits apart from the rules themselves, and asks before they are lost by leaving the screen. */
export function useAcmeForm(rules: AcmeRules): AcmeForm {
  const actions = useActions()
  const stores = useStores()
  const [edits, setEdits] = useState<Partial<AcmeRules>>({})
  const [problems, setProblems] = useState<DraftProblems>({})
  const [refusal, setRefusal] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const draft = { ...rules, ...edits }
  const changes = changesBetween(rules, draft)
  const isDirty = Object.keys(changes).length > 0

  useEffect(() => stores.ui.setState({ isDrawerDirty: isDirty }), [stores, isDirty])
  useEffect(() => () => stores.ui.setState({ isDrawerDirty: false }), [stores])

  /** Resolves to true when everything is saved. */
  const store = async (schema: typeof acmeDraftSchema | typeof acmeOrderDraftSchema): Promise<boolean> => {
    const wrong = findDraftProblems(schema, draft)
    setProblems(wrong)
    setRefusal(null)
    if (Object.keys(wrong).length > 0) return false
    if (!isDirty) return true
    const sent = edits
    const found = await actions.updateAcme(changes)
    setRefusal(found)
    if (found !== null) return false
    // What was typed meanwhile stays an edit.
    setEdits((now) => (now === sent ? {} : now))
    return true
  }

  const order = async (): Promise<void> => {
    setIsBusy(true)
    const isSaved = await store(acmeOrderDraftSchema)
    const found = isSaved ? await actions.orderCertificate() : null
    setIsBusy(false)
    if (!isSaved) return
    if (found === null) actions.toast('ok', t('certificates:authority.done'))
    else setRefusal(found)
  }

  return {
    draft,
    isDirty,
    isBusy,
    generalProblem:
      refusal !== null && !(refusal.field !== null && refusal.field in draft) ? refusal.message : null,
    problemOf: (name) => problems[name] ?? (refusal?.field === name ? refusal.message : null),
    edit(part) {
      const next = { ...edits, ...part }
      setEdits(next)
      // Problems go while they are mended; new ones wait for the button.
      const wrong = findDraftProblems(acmeOrderDraftSchema, { ...rules, ...next })
      setProblems(Object.fromEntries(Object.entries(wrong).filter(([name]) => name in problems)))
    },
    async save() {
      setIsBusy(true)
      const isSaved = await store(acmeDraftSchema)
      setIsBusy(false)
      if (isSaved) actions.toast('ok', t('certificates:authority.saved'))
    },
    submit(event) {
      event.preventDefault()
      void order()
    },
  }
}
