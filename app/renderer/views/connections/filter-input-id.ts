/** The id of the filter box, which Ctrl+F goes to. */
export const filterInputId = 'connections-filter'
