import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { DraftSchemaOf } from '../../../preload/contract/fields/drafts.ts'
import type { WireProblem } from '../../../preload/contract/wire-types.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { changesBetween, pickParts } from '../editing/changes-between.ts'
import { type DraftProblems, findDraftProblems } from '../editing/draft-problems.ts'

/** One section of the settings page: its inputs, what is wrong with them, and saving. */
export interface RulesSection<Rules extends object> {
  readonly form: RefObject<HTMLFormElement | null>
  /** Settings as they would be saved; a number is NaN while its input holds something else. */
  readonly draft: Rules
  /** What is wrong at a path such as `passivePorts.min`; null when nothing is. */
  problemOf(path: string): string | null
  /** Tells whether anything is wrong with these settings. */
  hasProblem(...names: readonly (keyof Rules & string)[]): boolean
  /** A problem that belongs to no field of the section. */
  readonly generalProblem: string | null
  readonly isDirty: boolean
  readonly isBusy: boolean
  set(part: Partial<Rules>): void
  /** Shows what is wrong so far; called when a field is left. */
  check(): void
  undo(): void
  submit(event: FormEvent): void
}

/** What a section is about: rules as they are, the part of them it shows, how they are checked and saved. */
export interface RulesSectionOptions<Rules extends object> {
  readonly rules: Rules
  readonly names: readonly (keyof Rules & string)[]
  /** Gives what is saved: rules as the contract takes them. */
  readonly schema: DraftSchemaOf<Rules>
  /** Answers with a problem, or null when it was saved. */
  readonly save: (change: Partial<Rules>) => Promise<WireProblem | null>
}

/**
 * Keeps the edits of one section apart from the settings themselves, so that a change from elsewhere shows at once and
 * what was not saved is not lost.
 */
export function useRulesSection<Rules extends object>(
  options: RulesSectionOptions<Rules>,
): RulesSection<Rules> {
  const { rules, names, schema } = options
  const actions = useActions()
  const form = useRef<HTMLFormElement>(null)
  const [edits, setEdits] = useState<Partial<Rules>>({})
  const [shown, setShown] = useState<DraftProblems>({})
  const [generalProblem, setGeneralProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [refusedCount, setRefusedCount] = useState(0)

  const draft = { ...rules, ...edits }
  const isDirty = Object.keys(changesBetween<Rules>(rules, draft)).length > 0

  // What main has taken over is no edit any more.
  useEffect(() => {
    setEdits((before) => changesBetween<Rules>(rules, { ...rules, ...before }))
  }, [rules])

  // A refused form leads to its first fault, which may be in a part that has just opened.
  useEffect(() => {
    if (refusedCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [refusedCount])

  const problemsIn = (value: Rules): DraftProblems => {
    const found = Object.entries(findDraftProblems(schema, value))
    return Object.fromEntries(found.filter(([path]) => names.some((name) => isAt(path, name))))
  }

  const save = async (): Promise<void> => {
    const wrong = problemsIn(draft)
    setShown(wrong)
    setGeneralProblem(null)
    if (Object.keys(wrong).length > 0) return setRefusedCount(refusedCount + 1)
    // As the contract takes them, blanks around a name gone for example: this is what comes back.
    const change = changesBetween<Rules>(rules, schema.parse(draft))
    setIsBusy(true)
    const problem = await options.save(change)
    setIsBusy(false)
    if (problem === null) {
      // Unless somebody typed on meanwhile.
      setEdits((before) => {
        const taken = (Object.keys(change) as (keyof Rules)[]).filter((name) => before[name] === edits[name])
        return { ...before, ...pickParts(change, taken) }
      })
      return actions.toast('ok', t('settings:saved'))
    }
    if (names.some((name) => name === problem.field)) setShown({ [problem.field ?? '']: problem.message })
    else setGeneralProblem(problem.message)
    setRefusedCount(refusedCount + 1)
  }

  return {
    form,
    draft,
    problemOf: (path) => shown[path] ?? null,
    hasProblem: (...wanted) => Object.keys(shown).some((path) => wanted.some((name) => isAt(path, name))),
    generalProblem,
    isDirty,
    isBusy,
    set(part) {
      const next = { ...draft, ...part }
      setEdits({ ...edits, ...part })
      const wrong = problemsIn(next)
      setShown(Object.fromEntries(Object.entries(wrong).filter(([path]) => path in shown)))
    },
    check: () => setShown(problemsIn(draft)),
    undo() {
      setEdits({})
      setShown({})
      setGeneralProblem(null)
    },
    submit(event) {
      event.preventDefault()
      void save()
    },
  }
}

function isAt(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`)
}
