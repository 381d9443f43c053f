import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { gridRoles } from '../../components/grid-roles.ts'
import { useFocusedRow } from '../../components/use-focused-row.ts'
import { useVirtualRows } from '../../components/use-virtual-rows.ts'
import { useLayout, useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ConnectionGroupRow } from './ConnectionGroupRow.tsx'
import { ConnectionRow, type RowGrid } from './ConnectionRow.tsx'
import { ConnectionsHead } from './ConnectionsHead.tsx'
import { fitColumns } from './column-tracks.ts'
import { LeftRow } from './LeftRow.tsx'
import type { ConnectionLines } from './use-connection-lines.ts'
import { useGridKeys } from './use-grid-keys.ts'
import type { Rest } from './use-rest.ts'
import type { StopCommands } from './use-stop-commands.ts'
import { useWidth } from './use-width.ts'
import './connections-table.css'

interface ConnectionsTableProps extends Pick<ConnectionLines, 'lines' | 'ids'> {
  readonly commands: StopCommands
  readonly rest: Rest
}

/** Height of a row in CSS pixels; the style sheet calls it --row. */
const rowHeightsPx = { comfortable: 36, compact: 28 } as const

/**
 * The grid of connections (the APG's grid pattern). It knows ids only and keeps in the page what is in sight; each row
 * reads its own session and repaints alone.
 */
export function ConnectionsTable({ lines, ids, commands, rest }: ConnectionsTableProps) {
  const scroll = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => lines.map(({ key }) => key), [lines])
  const rowHeightPx = useSettings(({ appearance }) => rowHeightsPx[appearance.density])
  const focused = useFocusedRow(scroll, keys)
  const virtualizer = useVirtualRows(scroll, keys, rowHeightPx, focused.place)
  const chosen = useLayout((layout) => layout.columns)
  const widthPx = useWidth(scroll)
  const fit = useMemo(() => fitColumns(chosen, widthPx), [chosen, widthPx])

  // Rows keep this object and find in it whatever is current.
  const current = useRef({ ids, noteFocus: focused.noteFocus })
  current.current = { ids, noteFocus: focused.noteFocus }
  const grid = useMemo<RowGrid>(
    () => ({
      commands,
      ids: () => current.current.ids,
      noteFocus: (key) => current.current.noteFocus(key),
    }),
    [commands],
  )

  const focusPlace = (place: number): void => {
    const key = keys[place]
    if (key === undefined) return
    virtualizer.scrollToIndex(place, { align: 'auto' })
    focused.focusRow(key)
  }
  const press = useGridKeys({
    lines,
    ids,
    place: focused.place,
    commands,
    focusPlace,
    focusHead: () => scroll.current?.querySelector<HTMLElement>('thead button')?.focus(),
  })
  useEffect(() => rest.release, [rest.release])

  const style = {
    '--connections-tracks': fit.tracks,
    '--connections-width': `${fit.minWidthPx}px`,
  } as CSSProperties
  return (
    <div ref={scroll} className="connections-scroll">
      <LeftRow focusedKey={keys[focused.place] ?? null} />
      <table
        {...gridRoles.multiGrid}
        className="connections"
        style={style}
        aria-label={t('connections:title')}
        aria-rowcount={lines.length + 1}
        aria-colcount={fit.columns.length + 2}
        onKeyDown={press}
      >
        <ConnectionsHead columns={fit.columns} ids={ids} onLeave={() => focusPlace(focused.place)} />
        <tbody {...gridRoles.rowGroup} {...rest.handlers} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            if (line === undefined) return null
            const place = {
              rowIndex: index + 2,
              top: start,
              height: rowHeightPx,
              isTabStop: index === focused.place,
            }
            return line.kind === 'session' ? (
              <ConnectionRow key={line.key} id={line.id} fit={fit} grid={grid} {...place} />
            ) : (
              <ConnectionGroupRow
                key={line.key}
                rowKey={line.key}
                group={line.group}
                ids={line.ids}
                isCollapsed={line.isCollapsed}
                columnCount={fit.columns.length}
                grid={grid}
                {...place}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
