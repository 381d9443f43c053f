import { stringify } from 'csv-stringify/sync'

/** What a cell may hold; null is empty. */
export type Cell = string | number | boolean | null

/**
 * Excel reads a file without it in the charset of the country, and names with accents are spoilt. It stands once, at the
 * very beginning.
 */
export const byteOrderMark = '\uFEFF'

/** Rows of a comma-separated file (RFC 4180), each ended by CR LF; texts cannot become formulas. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defused(cell) : cell))),
    {
      record_delimiter: '\r\n',
      // A lone CR or LF would end the row for some readers, and a semicolon or tab is the separator of others.
      quoted_match: /[\r\n\t;]/,
      cast: { boolean: (value) => (value ? 'true' : 'false') },
    },
  )
}

/**
 * A cell that begins with one of these is run as a formula by Excel, LibreOffice, Numbers and Google Sheets (OWASP, CSV
 * Injection); the full-width twins are folded to the plain ones by some of them. Excel of a country that separates by
 * semicolons begins a cell after each of them, inside quotes, too, so the same holds there and at the start of a line.
 */
const formulaStart = /(?<=^|[;\t\r\n])([ \u00A0\u3000]*)(?=[=+\-@\t\r＝＋－＠])/g

/** Puts an apostrophe, which says "this is text", before whatever would begin a formula. */
export function defused(text: string): string {
  return text.replace(formulaStart, "$1'")
}
