import { useEffect, useRef } from 'react'

interface SuggestionListProps {
  readonly id: string
  readonly label: string
  readonly items: readonly { readonly label: string; readonly detail: string }[]
  /** The chosen one. */
  readonly at: number
  readonly onTake: (at: number) => void
}

/** What the line could become, above it; the keyboard stays in the line (APG combobox). */
export function SuggestionList({ id, label, items, at, onTake }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' })
  }, [at])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className="console-suggestions"
      hidden={items.length === 0}
      tabIndex={-1}
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the line, which keeps the focus
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries of a hostile list may have one name
          key={index}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          className="console-suggestion"
          // Before the line loses the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <bdi className="mono cut">{item.label}</bdi>
          <span className="meta">{item.detail}</span>
        </div>
      ))}
    </div>
  )
}
