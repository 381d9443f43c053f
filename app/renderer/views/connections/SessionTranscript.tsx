import { Copy, Pause, Play } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { WireSessionDetail, WireTranscriptEntry } from '../../../preload/contract/wire-sessions.ts'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

const marks = { client: '>', server: '<', portside: '·' } as const

/** What client and server said, passwords masked; it follows the end until it is paused or scrolled back. */
export function SessionTranscript({ detail }: { detail: WireSessionDetail | null }) {
  const actions = useActions()
  const [paused, setPaused] = useState<readonly WireTranscriptEntry[] | null>(null)
  const lines = useRef<HTMLOListElement>(null)
  const isAtEnd = useRef(true)
  const live = detail?.transcript ?? []
  const shown = paused ?? live
  const lastNumber = shown.at(-1)?.number ?? 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is what scrolls
  useEffect(() => {
    const list = lines.current
    if (list !== null && isAtEnd.current) list.scrollTop = list.scrollHeight
  }, [lastNumber])

  return (
    <div className="transcript">
      <div className="form-buttons">
        <Button
          icon={paused === null ? Pause : Play}
          onClick={() => setPaused(paused === null ? live : null)}
        >
          {t(paused === null ? 'connections:transcript.pause' : 'connections:transcript.follow')}
        </Button>
        <Button
          icon={Copy}
          onClick={() => void actions.copy(transcriptText(shown), t('connections:copied.transcript'))}
        >
          {t('connections:action.copy')}
        </Button>
      </div>
      <ol
        ref={lines}
        className="transcript-lines mono"
        aria-label={t('connections:transcript.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8
        }}
      >
        {shown.map((entry) => (
          <TranscriptLine key={entry.number} entry={entry} />
        ))}
      </ol>
      <p className="quiet">
        {t('connections:transcript.masked')}{' '}
        {(shown[0]?.number ?? 1) > 1 ? t('connections:transcript.older') : ''}
      </p>
    </div>
  )
}

const TranscriptLine = memo(
  function TranscriptLine({ entry }: { entry: WireTranscriptEntry }) {
    return (
      <li className={`transcript-${entry.from}`}>
        <time className="transcript-time">{formatTimeOfDay(entry.at)}</time>
        <span aria-hidden="true">{marks[entry.from]}</span>
        <span className="transcript-text">
          <span className="visually-hidden">{t(`connections:transcript.speaker.${entry.from}`)}: </span>
          {shownLines(entry).join('\n')}
        </span>
      </li>
    )
  },
  (before, after) => before.entry.number === after.entry.number,
)

/** Line ends in an entry are those of a reply; everything else that could lie is written as what it is. */
function shownLines({ from, text }: WireTranscriptEntry): readonly string[] {
  return (from === 'portside' ? tHost(text) : text).split('\n').map(displayText)
}

function transcriptText(entries: readonly WireTranscriptEntry[]): string {
  return entries
    .flatMap((entry) =>
      shownLines(entry).map((line) => `${formatTimeOfDay(entry.at)} ${marks[entry.from]} ${line}`),
    )
    .join('\n')
}
