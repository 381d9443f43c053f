import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo } from 'react'
import {
  addTokens,
  completionsOf,
  type FilterToken,
  filterFields,
  parseConnectionFilter,
  tokenText,
} from '../../stores/connection-filter.ts'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { offeredValues } from '../../stores/match-session.ts'
import { t } from '../../texts/texts.ts'
import { filterInputId } from './filter-input-id.ts'
import './filter-box.css'

const isField = (text: string): boolean => filterFields.some((field) => text.trim().endsWith(`${field}:`))

/** Narrows the list by words and by conditions such as `user:ann`, which become chips once they are complete. */
export function FilterBox() {
  const stores = useStores()
  const typed = useUi((state) => state.filter)
  const tokens = useUi((state) => state.filterTokens)
  const listId = useId()
  const completions = useCompletions(typed)

  const setTokens = (filterTokens: readonly FilterToken[]): void => stores.ui.setState({ filterTokens })
  const commit = (text: string): void => {
    const { tokens: added, words } = parseConnectionFilter(text)
    const filter = words.map((word) => (/\s/u.test(word) ? `"${word}"` : word)).join(' ')
    stores.ui.setState({ filter, filterTokens: addTokens(tokens, added) })
  }
  const change = (text: string): void => {
    const isPicked = completions.includes(text) && !isField(text)
    const isFinished = /(?:\s|"\s*)$/u.test(text) && !/:"[^"]*$/u.test(text)
    if ((isPicked || isFinished) && parseConnectionFilter(text).tokens.length > 0) commit(text)
    else stores.ui.setState({ filter: text })
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') commit(typed)
    else if (event.key === 'Backspace' && typed === '' && tokens.length > 0) setTokens(tokens.slice(0, -1))
    else if (event.key === 'Escape' && (typed !== '' || tokens.length > 0)) {
      stores.ui.setState({ filter: '', filterTokens: [] })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className="filter-box" aria-label={t('connections:filter.label')}>
      {tokens.length > 0 && (
        <ul className="filter-chips" aria-label={t('connections:filter.conditions')}>
          {tokens.map((token) => (
            <li key={tokenText(token)} className="filter-chip">
              <span className="filter-chip-field">{token.field}:</span>
              <bdi className="cut">{token.value}</bdi>
              <button
                type="button"
                aria-label={t('connections:filter.remove', { condition: tokenText(token) })}
                onClick={() => {
                  setTokens(tokens.filter((one) => one !== token))
                  document.getElementById(filterInputId)?.focus()
                }}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={filterInputId}
        type="search"
        className="filter-box-input"
        placeholder={tokens.length > 0 ? '' : t('connections:filter.placeholder')}
        aria-label={t('connections:filter.label')}
        title={t('connections:filter.hint')}
        spellCheck={false}
        autoComplete="off"
        list={listId}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={press}
      />
      <datalist id={listId}>
        {completions.map((completion) => (
          <option key={completion} value={completion} />
        ))}
      </datalist>
    </search>
  )
}

/** What is there when somebody types; the list is not made anew for every byte that moves. */
function useCompletions(typed: string): readonly string[] {
  const { sessions } = useStores()
  return useMemo(
    () => completionsOf(typed, offeredValues(sessions.getState().byId.values())),
    [typed, sessions],
  )
}
