/** Roles of the grid's parts; spread, because rows that come and go while scrolling are no elements of a table. */
export const logRoles = {
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  headRow: { role: 'row', 'aria-rowindex': 1 },
  head: { role: 'columnheader' },
  cell: { role: 'gridcell' },
} as const

/** The same of a line: its place is its number, because nobody knows how many there are in all. */
export function rowRoles(number: number, isSelected: boolean) {
  return { role: 'row', 'aria-rowindex': number + 1, 'aria-selected': isSelected } as const
}
