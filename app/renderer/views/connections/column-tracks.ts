import type { ConnectionColumn } from '../../stores/connection-layout.ts'

/** How much room a column takes, in CSS pixels. */
interface ColumnRoom {
  /** Below this it says nothing any more. */
  readonly min: number
  /** The least on a very narrow page. */
  readonly tight: number
  /** Its part of the room that is left, 0 for a column that is as wide as what it shows. */
  readonly grow: number
}

/** Room of every column; amounts have the room of their longest value, so that nothing moves when they change. */
const rooms: Readonly<Record<ConnectionColumn, ColumnRoom>> = {
  state: { min: 100, tight: 92, grow: 0 },
  user: { min: 78, tight: 56, grow: 1.2 },
  from: { min: 104, tight: 88, grow: 0.3 },
  doing: { min: 132, tight: 72, grow: 3 },
  speed: { min: 92, tight: 82, grow: 0 },
  sent: { min: 78, tight: 78, grow: 0 },
  received: { min: 78, tight: 78, grow: 0 },
  connected: { min: 78, tight: 64, grow: 0 },
  security: { min: 84, tight: 84, grow: 0 },
  idle: { min: 76, tight: 64, grow: 0 },
  client: { min: 108, tight: 80, grow: 0.6 },
  mode: { min: 124, tight: 112, grow: 0 },
  share: { min: 88, tight: 72, grow: 0.5 },
  session: { min: 88, tight: 72, grow: 0 },
  login: { min: 88, tight: 80, grow: 0 },
  command: { min: 128, tight: 96, grow: 0.8 },
  data: { min: 128, tight: 108, grow: 0.4 },
}

const checkboxPx = 32
const sparkPx = 72
const paddingPx = 20
/** What a person has not asked for by name gives way first, in this order; then nothing does and the grid scrolls. */
const givingWay: readonly (ConnectionColumn | 'spark')[] = ['received', 'sent', 'spark', 'security']
const tightBelowPx = 700
const fewButtonsBelowPx = 760

/** What is shown of a grid at some width. */
export interface ColumnFit {
  readonly columns: readonly ConnectionColumn[]
  readonly hasSparklines: boolean
  /** The button that aborts a transfer is in the row and not in its menu alone. */
  readonly hasAbort: boolean
  /** Value of `grid-template-columns`. */
  readonly tracks: string
  /** The least width of a row; where there is less the grid scrolls sideways. */
  readonly minWidthPx: number
}

/** Fits columns into a width; 0 means that it is not known, and everything is shown. */
export function fitColumns(chosen: readonly ConnectionColumn[], widthPx: number): ColumnFit {
  const isTight = widthPx > 0 && widthPx < tightBelowPx
  const hasAbort = widthPx === 0 || widthPx >= fewButtonsBelowPx
  const actionsPx = hasAbort ? 96 : 64
  const roomOf = (column: ConnectionColumn): number => rooms[column][isTight ? 'tight' : 'min']
  let columns = chosen
  let hasSparklines = chosen.includes('speed')
  const least = (): number =>
    checkboxPx +
    actionsPx +
    paddingPx +
    (hasSparklines ? sparkPx : 0) +
    columns.reduce((sum, column) => sum + roomOf(column), 0)

  for (const next of givingWay) {
    // On a tight page the lock gives its room to who it is and what they do.
    const isFitting = least() <= widthPx && !isTight
    if (widthPx === 0 || isFitting) break
    if (next === 'spark') hasSparklines = false
    else columns = columns.filter((column) => column !== next)
  }
  const tracks = columns.map((column) => {
    const px = roomOf(column) + (column === 'speed' && hasSparklines ? sparkPx : 0)
    const { grow } = rooms[column]
    return grow === 0 ? `${px}px` : `minmax(${px}px, ${grow}fr)`
  })
  return {
    columns,
    hasSparklines,
    hasAbort,
    tracks: [`${checkboxPx}px`, ...tracks, `${actionsPx}px`].join(' '),
    minWidthPx: least(),
  }
}
