/**
 * Roles of the grid's parts. Rows are laid out by CSS grid, and a browser may forget that such elements are a table's;
 * the roles say it in any case. They are spread, because a linter cannot know that the layout takes the semantics away.
 */
export const gridRoles = {
  grid: { role: 'grid' },
  multiGrid: { role: 'grid', 'aria-multiselectable': true },
  rowGroup: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader', scope: 'col' },
  cell: { role: 'gridcell' },
} as const
