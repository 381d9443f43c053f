import { type FormEvent, useEffect, useState } from 'react'
import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import {
  draftOfSettings,
  readSettingsDraft,
  type SettingName,
  type SettingProblems,
  type SettingsDraft,
} from './settings-draft.ts'

/** One section of the settings page: its inputs, what is wrong with them, and saving. */
export interface SettingsSectionState {
  readonly draft: SettingsDraft
  readonly problems: SettingProblems
  /** A problem that belongs to no field of the section. */
  readonly generalProblem: string | null
  readonly isDirty: boolean
  readonly isBusy: boolean
  edit(part: Partial<SettingsDraft>): void
  undo(): void
  submit(event: FormEvent): void
}

/**
 * Keeps the edits of one section apart from the settings themselves, so that a change from elsewhere shows at once and
 * unsaved text is not lost.
 */
export function useSettingsSection(
  settings: WireServerSettings,
  names: readonly SettingName[],
): SettingsSectionState {
  const actions = useActions()
  const saved = draftOfSettings(settings)
  const [edits, setEdits] = useState<Partial<SettingsDraft>>({})
  const [problems, setProblems] = useState<SettingProblems>({})
  const [generalProblem, setGeneralProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  // What main has taken over is no edit any more.
  useEffect(() => {
    const nowSaved: Record<string, string> = { ...draftOfSettings(settings) }
    setEdits((before) =>
      Object.fromEntries(Object.entries(before).filter(([name, text]) => nowSaved[name] !== text)),
    )
  }, [settings])

  const draft = { ...saved, ...edits }
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved)

  const save = async (): Promise<void> => {
    const reading = readSettingsDraft(draft, names)
    setProblems(reading.ok ? {} : reading.problems)
    setGeneralProblem(null)
    if (!reading.ok) return
    setIsBusy(true)
    const problem = await actions.updateSettings(reading.change)
    setIsBusy(false)
    if (problem === null) {
      // '2122 ' was saved as 2122: the inputs now show what was taken, unless somebody typed on meanwhile.
      const taken: Record<string, string> = { ...draftOfSettings({ ...settings, ...reading.change }) }
      const sent: Record<string, string> = { ...edits }
      setEdits((before) =>
        Object.fromEntries(
          Object.entries(before).map(([name, text]) => [name, text === sent[name] ? taken[name] : text]),
        ),
      )
      return actions.toast('ok', 'Settings saved')
    }
    const field = names.find((name) => name === problem.field)
    if (field === undefined) setGeneralProblem(problem.message)
    else setProblems({ [field]: problem.message })
  }

  return {
    draft,
    problems,
    generalProblem,
    isDirty,
    isBusy,
    edit: (part) => setEdits({ ...edits, ...part }),
    undo: () => {
      setEdits({})
      setProblems({})
      setGeneralProblem(null)
    },
    submit: (event) => {
      event.preventDefault()
      void save()
    },
  }
}
