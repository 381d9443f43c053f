import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { DraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { useStores } from '../../stores/dashboard-context.tsx'
import { changesBetween } from './changes-between.ts'
import { type DraftProblems, findDraftProblems } from './draft-problems.ts'

/** A form about one thing: what was typed, what is wrong with it, and saving. */
export interface Editor<Draft> {
  readonly form: RefObject<HTMLFormElement | null>
  readonly draft: Draft
  readonly isBusy: boolean
  set(part: Partial<Draft>): void
  /** What is wrong at a path such as `quota.maxBytes`; null when nothing is. */
  problemOf(path: string): string | null
  /** Tells whether anything is wrong with these parts of the draft. */
  hasProblem(...names: readonly (keyof Draft & string)[]): boolean
  /** What main refused and no field can show. */
  readonly generalProblem: string | null
  /** Shows what is wrong so far; called when a field is left. */
  check(): void
  submit(event: FormEvent): Promise<void>
}

interface EditorOptions<Draft> {
  readonly initial: Draft
  /** The contract's fields of this thing. */
  readonly schema: DraftSchema
  /** Something besides the draft has been changed, such as a password. */
  readonly isDirtyBesides?: boolean
  /** Does it; resolves with what is wrong, or null. `changes` are the parts that differ from `initial`. */
  readonly onSave: (draft: Draft, changes: Partial<Draft>) => Promise<WireProblem | null>
}

/**
 * Keeps a draft apart from the thing itself. A problem shows when its field is left or on saving and goes while it is
 * mended; nothing is refused while somebody still types.
 */
export function useEditor<Draft extends object>(options: EditorOptions<Draft>): Editor<Draft> {
  const { schema, onSave, isDirtyBesides = false } = options
  const stores = useStores()
  const form = useRef<HTMLFormElement>(null)
  const [initial] = useState(options.initial)
  const [draft, setDraft] = useState(initial)
  const [shown, setShown] = useState<DraftProblems>({})
  const [refusal, setRefusal] = useState<WireProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [submitCount, setSubmitCount] = useState(0)

  const changes = changesBetween(initial, draft)
  const isDirty = isDirtyBesides || Object.keys(changes).length > 0
  useEffect(() => {
    stores.ui.setState({ isDrawerDirty: isDirty })
  }, [stores, isDirty])
  useEffect(() => () => stores.ui.setState({ isDrawerDirty: false }), [stores])

  // A refused form leads to its first fault, which may be in a section that has just opened.
  useEffect(() => {
    if (submitCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [submitCount])

  const problemOf = (path: string): string | null =>
    shown[path] ?? (refusal?.field === path ? refusal.message : null)

  return {
    form,
    draft,
    isBusy,
    set(part) {
      const next = { ...draft, ...part }
      const wrong = findDraftProblems(schema, next)
      setDraft(next)
      setShown(Object.fromEntries(Object.entries(wrong).filter(([path]) => path in shown)))
    },
    problemOf,
    hasProblem: (...names) =>
      names.some(
        (name) => problemOf(name) !== null || Object.keys(shown).some((path) => path.startsWith(`${name}.`)),
      ),
    generalProblem:
      refusal !== null &&
      !(refusal.field !== null && (refusal.field in draft || refusal.field === 'password'))
        ? refusal.message
        : null,
    check: () => setShown(findDraftProblems(schema, draft)),
    async submit(event) {
      event.preventDefault()
      const wrong = findDraftProblems(schema, draft)
      setShown(wrong)
      setRefusal(null)
      if (Object.keys(wrong).length > 0) return setSubmitCount(submitCount + 1)
      setIsBusy(true)
      const found = await onSave(draft, changes)
      setIsBusy(false)
      setRefusal(found)
      if (found !== null) setSubmitCount(submitCount + 1)
    },
  }
}
