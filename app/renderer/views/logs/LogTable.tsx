import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Button } from '../../components/Button.tsx'
import { gridHeadPx } from '../../components/use-virtual-rows.ts'
import { useSettings } from '../../stores/dashboard-context.tsx'
import type { LogTailState } from '../../stores/log-tail.ts'
import { t } from '../../texts/texts.ts'
import { LogRow } from './LogRow.tsx'
import { logRoles } from './log-roles.ts'
import type { LineSelection } from './use-line-selection.ts'
import './log-table.css'

/** Heights of a row in CSS pixels, as log-table.css has them. */
const rowHeights = { comfortable: 28, compact: 24 } as const

const columns = ['time', 'level', 'session', 'user', 'event', 'message'] as const

interface LogTableProps {
  readonly state: LogTailState
  readonly selection: LineSelection
  readonly search: string
  /** Somebody clicked on a session, a name or an address. */
  readonly onOnly: (kind: 'session' | 'user' | 'address', number: number) => void
  readonly onCopy: () => void
}

/** Lines as a grid that follows the end until somebody scrolls back or picks a line; only rows in sight exist. */
export function LogTable({ state, selection, search, onOnly, onCopy }: LogTableProps) {
  const { entries, arrived, left } = state
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useSettings(({ appearance }) => rowHeights[appearance.density])
  /** What had arrived when the end was left; null while it is followed. */
  const [leftEndAt, setLeftEndAt] = useState<number | null>(null)
  const isFollowing = leftEndAt === null
  const [isAtEnd, setIsAtEnd] = useState(true)
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    // The head sticks above the rows and takes its height from what is seen of them.
    scrollPaddingEnd: gridHeadPx,
  })
  const items = virtualizer.getVirtualItems()

  useLayoutEffect(() => {
    virtualizer.measure()
    scroller.current?.style.setProperty('--log-row', `${rowHeight}px`)
  }, [virtualizer, rowHeight])

  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows are what scrolls
  useLayoutEffect(() => {
    const here = scroller.current
    if (here !== null && isFollowing) here.scrollTop = here.scrollHeight
  }, [entries, isFollowing, rowHeight])

  // Rows that left at the front would move what somebody reads away under their eyes.
  const leftBefore = useRef(left)
  useLayoutEffect(() => {
    const gone = left - leftBefore.current
    leftBefore.current = left
    if (gone > 0 && !isFollowing && scroller.current !== null) scroller.current.scrollTop -= gone * rowHeight
  }, [left, isFollowing, rowHeight])

  const { current } = selection
  // Only a new choice scrolls: new lines must not pull somebody back to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (current === null) return
    setLeftEndAt((before) => before ?? arrived)
    const index = entries.findIndex(({ number }) => number === current)
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [current])

  const scroll = (): void => {
    const here = scroller.current
    if (here === null) return
    const isThere = here.scrollTop + here.clientHeight >= here.scrollHeight - rowHeight / 2
    setIsAtEnd(isThere)
    if (!isThere) setLeftEndAt((before) => before ?? arrived)
    else if (current === null) setLeftEndAt(null)
  }

  const click = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const number = Number(event.target.closest<HTMLElement>('[data-number]')?.dataset.number)
    if (Number.isNaN(number)) return
    const only = event.target.closest<HTMLElement>('[data-only]')?.dataset.only
    if (only === 'session' || only === 'user' || only === 'address') onOnly(only, number)
    else selection.select(number, event.shiftKey)
  }

  const press = (event: KeyboardEvent): void => {
    const seenPx = (scroller.current?.clientHeight ?? 0) - gridHeadPx
    const pageRows = Math.max(1, Math.floor(seenPx / rowHeight) - 1)
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') onCopy()
    else if (event.key === 'Escape' && current !== null) selection.clear()
    else if (!selection.press(event, pageRows)) return
    event.preventDefault()
  }

  const follow = (): void => {
    selection.clear()
    setLeftEndAt(null)
  }

  const newCount = isFollowing ? 0 : arrived - leftEndAt
  return (
    <div className="log-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: rows come and go with the place that is looked at */}
      <div
        ref={scroller}
        role="grid"
        className="log-grid"
        aria-label={t('logs:table')}
        aria-rowcount={-1}
        aria-multiselectable="true"
        aria-activedescendant={current === null ? undefined : `${id}-${current}`}
        tabIndex={0}
        onKeyDown={press}
        onClick={click}
        onScroll={scroll}
      >
        <div {...logRoles.rowGroup} className="log-head">
          <div {...logRoles.headRow} className="log-line">
            {columns.map((name) => (
              <span {...logRoles.head} key={name} className={`log-${name}`}>
                {t(`logs:columns.${name}`)}
              </span>
            ))}
          </div>
        </div>
        <div {...logRoles.rowGroup} className="log-rows mono">
          <div role="presentation" style={{ height: virtualizer.getTotalSize() }}>
            <div role="presentation" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
              {items.map(({ index }) => {
                const entry = entries[index]
                if (entry === undefined) return null
                if (entry.kind === 'gap') return <GapRow key={entry.number} isOldest={entry.isOldest} />
                const { line, number } = entry
                return (
                  <LogRow
                    key={number}
                    line={line}
                    rowId={`${id}-${number}`}
                    isSelected={selection.has(number)}
                    isCurrent={number === current}
                    search={search}
                  />
                )
              })}
            </div>
          </div>
        </div>
      </div>
      {!isFollowing && (newCount > 0 || !isAtEnd) && (
        <div className="log-jump">
          <Button icon={ArrowDown} onClick={follow}>
            {newCount > 0 ? t('logs:jumpNew', { count: newCount }) : t('logs:jump')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Where lines were let go. */
function GapRow({ isOldest }: { isOldest: boolean }) {
  return (
    <div {...logRoles.row} className="log-gap">
      <span {...logRoles.cell}>{t(isOldest ? 'logs:gap.older' : 'logs:gap.between')}</span>
    </div>
  )
}
