import { type KeyboardEvent, useRef, useState } from 'react'
import type { ConsoleCandidate } from '../../../preload/contract/wire-console.ts'
import { type HistoryPlace, searchHistory, stepHistory } from '../../stores/console-history.ts'
import type { ConsoleView } from '../../stores/consoles-store.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { commonStart } from './common-start.ts'

/** Entries of a search through what was typed before. */
const maxFound = 50

/** What is offered below the line. */
interface Offer {
  readonly kind: 'completion' | 'history'
  readonly items: readonly { readonly line: string; readonly label: string; readonly detail: string }[]
}

/** The line that is being typed, with completion and history. */
export interface CommandTyping {
  readonly text: string
  readonly list: Offer | null
  /** The chosen entry of the list. */
  readonly at: number
  type(text: string): void
  /** Takes a key; tells whether it meant something. */
  press(event: KeyboardEvent): boolean
  take(at: number): void
  run(): void
  closeList(): void
}

const nowhere: HistoryPlace = { at: null, draft: '' }

/** Keeps the line of one console. */
export function useCommandLine({ id, state }: ConsoleView): CommandTyping {
  const actions = useActions()
  const stores = useStores()
  const [text, setText] = useState('')
  const [list, setList] = useState<Offer | null>(null)
  const [at, setAt] = useState(0)
  const [place, setPlace] = useState<HistoryPlace>(nowhere)

  const latest = useRef(text)
  latest.current = text

  const closeList = (): void => {
    setList(null)
    setAt(0)
  }
  const type = (next: string): void => {
    setText(next)
    setPlace(nowhere)
    closeList()
  }
  const offer = (kind: Offer['kind'], items: Offer['items']): void => {
    setAt(0)
    setList(items.length === 0 ? null : { kind, items })
  }

  const complete = async (): Promise<void> => {
    const candidates = await actions.completeInConsole(id, text)
    // Somebody who types on does not want the line of a moment ago.
    if (latest.current !== text) return
    const [only] = candidates
    if (only === undefined) return
    if (candidates.length === 1) {
      // Behind a path a space would be part of the name.
      type(only.kind === 'verb' || only.kind === 'command' ? `${only.line} ` : only.line)
      return
    }
    // As far as all of them agree; behind that a person has to choose.
    const start = commonStart(candidates.map(({ line }) => line))
    if (start.length > text.length && start.toLowerCase().startsWith(text.toLowerCase())) setText(start)
    offer('completion', candidates.map(offered))
  }

  const search = (): void =>
    offer(
      'history',
      searchHistory(stores.consoles.getState().history, text, maxFound).map((line) => ({
        line,
        label: line,
        detail: '',
      })),
    )

  const take = (index: number): void => {
    const item = list?.items[index]
    if (item !== undefined) type(item.line)
  }

  const run = (): void => {
    if (state.phase !== 'ready' || text.trim() === '') return
    void actions.runInConsole(id, text)
    type('')
  }

  const walk = (direction: 'back' | 'forward'): boolean => {
    const from = place.at === null ? { at: null, draft: text } : place
    const step = stepHistory(stores.consoles.getState().history, from, direction)
    if (step === null) return false
    setText(step.line)
    setPlace({ at: step.at, draft: from.draft })
    return true
  }

  const pressInList = ({ key }: KeyboardEvent, offered: Offer): boolean => {
    const { length } = offered.items
    if (key === 'ArrowDown') setAt((at + 1) % length)
    else if (key === 'ArrowUp') setAt((at - 1 + length) % length)
    else if (key === 'Enter' || key === 'Tab') take(at)
    else if (key === 'Escape') closeList()
    else return false
    return true
  }

  return {
    text,
    list,
    at,
    type,
    take,
    run,
    closeList,
    press(event) {
      const { key, ctrlKey, shiftKey } = event
      if (list !== null && !shiftKey && pressInList(event, list)) return true
      if (ctrlKey && key === 'r') {
        search()
        return true
      }
      // An empty line lets Tab go on its way, and so does Shift+Tab: the keyboard must not be trapped.
      if ((key === 'Tab' && !shiftKey && text !== '') || (ctrlKey && key === ' ')) {
        void complete()
        return true
      }
      if (key === 'ArrowUp') return walk('back')
      if (key === 'ArrowDown') return walk('forward')
      return false
    },
  }
}

function offered({ line, label, kind }: ConsoleCandidate): Offer['items'][number] {
  return { line, label, detail: t(`console:candidate.${kind}`) }
}
