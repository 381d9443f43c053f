import type { ReactNode } from 'react'
import type { StateShape, StateTone } from '../format/session-words.ts'
import './state-mark.css'

const shapes: Readonly<Record<StateShape, ReactNode>> = {
  filled: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  ring: <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  square: <rect x="1.5" y="1.5" width="7" height="7" rx="1" fill="currentColor" />,
  triangle: <path d="M5 .8 9.6 9H.4z" fill="currentColor" />,
}

interface StateMarkProps {
  readonly shape: StateShape
  readonly tone: StateTone
  readonly word: string
}

/** A state as shape, word and colour together. */
export function StateMark({ shape, tone, word }: StateMarkProps) {
  return (
    <span className={`state-mark state-mark-${tone}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
        {shapes[shape]}
      </svg>
      <span className="state-mark-word">{word}</span>
    </span>
  )
}
