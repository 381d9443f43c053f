import { memo, useLayoutEffect, useRef } from 'react'
import type { ConsoleLine } from '../../../preload/contract/wire-console.ts'
import { displayText } from '../../format/display-text.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { t } from '../../texts/texts.ts'

/** Nearer to the end than this, in pixels, somebody wants to see what comes. */
const nearEndPx = 40
/** A fact of MLST begins with a space, behind which its long line would be broken at once. */
const unbroken = (spaces: string): string => '\u00A0'.repeat(spaces.length)
const marks = { client: '→', server: '←', note: '·' } as const

/** What was said on the control connection, line by line. */
export function Conversation({ lines }: { lines: readonly ConsoleLine[] }) {
  const frame = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const last = lines.at(-1)?.number
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what moves the end
  useLayoutEffect(() => {
    const box = frame.current
    if (box !== null && follows.current) box.scrollTop = box.scrollHeight
  }, [last])
  useLayoutEffect(() => {
    const box = frame.current
    if (box === null) return
    // Another width wraps lines anew, and the end moves without anybody having scrolled.
    const observer = new ResizeObserver(() => {
      if (follows.current) box.scrollTop = box.scrollHeight
    })
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return (
    <section className="console-pane console-talk" aria-label={t('console:conversation')}>
      <h2>{t('console:conversation')}</h2>
      <div
        ref={frame}
        role="log"
        aria-label={t('console:conversation')}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
        tabIndex={0}
        className="console-lines mono"
        onScroll={({ currentTarget: box }) => {
          follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEndPx
        }}
      >
        {lines.map((line, at) => (
          <TalkLine
            key={line.number}
            line={line}
            isAfterGap={at > 0 && line.number !== (lines[at - 1]?.number ?? 0) + 1}
          />
        ))}
      </div>
    </section>
  )
}

const TalkLine = memo(function TalkLine({ line, isAfterGap }: { line: ConsoleLine; isAfterGap: boolean }) {
  const { from, text, at } = line
  const isRefusal = from === 'server' && /^[45]\d\d/.test(text)
  return (
    <>
      {isAfterGap && <div className="console-gap meta">{t('console:gap')}</div>}
      <div className={`console-line console-from-${from} ${isRefusal ? 'console-refusal' : ''}`}>
        <span className="console-time">{formatTimeOfDay(at)}</span>
        <span className="console-mark" aria-hidden="true">
          {marks[from]}
        </span>
        <span className="visually-hidden">{t(`console:from.${from}`)}</span>
        <bdi className="console-text">{displayText(text).replace(/^ +/, unbroken)}</bdi>
      </div>
    </>
  )
})
