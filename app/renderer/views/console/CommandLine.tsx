import { CornerDownLeft } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import type { ConsoleView } from '../../stores/consoles-store.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { SuggestionList } from './SuggestionList.tsx'
import { useCommandLine } from './use-command-line.ts'

/** Where commands are typed: Tab completes, the arrows go through what was typed before, Ctrl+R searches it. */
export function CommandLine({ view }: { view: ConsoleView }) {
  const actions = useActions()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const typing = useCommandLine(view)
  const { text, list, at } = typing
  const { phase } = view.state
  const isOpen = list !== null

  useEffect(() => {
    input.current?.focus()
  }, [])

  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, ctrlKey, currentTarget } = event
    if (
      ctrlKey &&
      key === 'c' &&
      phase === 'busy' &&
      currentTarget.selectionStart === currentTarget.selectionEnd
    ) {
      event.preventDefault()
      void actions.abortConsole(view.id)
      return
    }
    if (typing.press(event)) event.preventDefault()
  }

  return (
    <form
      className="console-command"
      onSubmit={(event) => {
        event.preventDefault()
        typing.run()
      }}
    >
      <span className="console-prompt mono" aria-hidden="true">
        ›
      </span>
      <input
        ref={input}
        type="text"
        className="field-input mono"
        role="combobox"
        aria-label={t('console:input.label')}
        aria-description={t('console:input.keys')}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${listId}-${at}` : undefined}
        placeholder={phase === 'ended' ? t('console:input.ended') : t('console:input.placeholder')}
        disabled={phase === 'ended'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2_000}
        value={text}
        onChange={(event) => typing.type(event.target.value)}
        onKeyDown={press}
        onBlur={typing.closeList}
      />
      <Button type="submit" icon={CornerDownLeft} disabled={phase !== 'ready' || text.trim() === ''}>
        {t('console:input.run')}
      </Button>
      <SuggestionList
        id={listId}
        label={t(list?.kind === 'history' ? 'console:input.history' : 'console:input.suggestions')}
        items={(list?.items ?? []).map(({ label, detail }) => ({ label: displayText(label), detail }))}
        at={at}
        onTake={typing.take}
      />
    </form>
  )
}
