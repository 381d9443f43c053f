/** One record of a CSV file. */
export interface CsvRecord {
  /** Where it begins, the first line of the file being 1. */
  readonly line: number
  readonly fields: readonly string[]
}

/** Why a line makes no sense. */
export type CsvFault = 'open-quote' | 'after-quote' | 'too-long'

/** What became of a file: its records, or the line that makes no sense. */
export type CsvOutcome =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  | { readonly ok: false; readonly line: number; readonly fault: CsvFault }

/** A field with more characters is no name, but a quotation mark that nobody closed. */
const maxFieldLength = 4_000

/**
 * Reads a CSV file strictly (RFC 4180 §2), with what programs do besides: a byte order mark, CR or LF alone as the end of a
 * line, and semicolons or tabs where Excel of the country separates by them. Empty lines are left out. One pass, no
 * recursion and no regular expression over the text: whatever is in the file, it takes time and memory in proportion.
 */
export function readCsv(text: string): CsvOutcome {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const separator = separatorOf(text, start)
  const records: CsvRecord[] = []
  let fields: string[] = []
  let line = 1
  let recordLine = 1
  let at = start
  const endRecord = (): void => {
    if (fields.length > 1 || (fields[0] ?? '') !== '') records.push({ line: recordLine, fields })
    fields = []
  }
  while (at < text.length) {
    if (fields.length === 0) recordLine = line
    const isQuoted = text[at] === '"'
    const end = isQuoted ? closingQuote(text, at + 1) : endOfPlain(text, at, separator)
    if (end === null) return { ok: false, line, fault: 'open-quote' }
    const raw = text.slice(isQuoted ? at + 1 : at, end)
    if (raw.length > maxFieldLength) return { ok: false, line, fault: 'too-long' }
    // Elsewhere RFC 4180 has no quotation marks either, but what some program wrote can still be read as it stands.
    fields.push(isQuoted ? raw.replaceAll('""', '"') : raw)
    if (isQuoted) line += linesIn(raw)
    at = isQuoted ? end + 1 : end
    const next = text[at]
    if (next === separator) {
      at += 1
      if (at === text.length) fields.push('')
    } else if (next === '\r' || next === '\n') {
      at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
      line += 1
      endRecord()
    } else if (next !== undefined) {
      return { ok: false, line, fault: 'after-quote' }
    }
  }
  endRecord()
  return { ok: true, records }
}

/** The one that stands in the first line; a comma where none does. */
function separatorOf(text: string, start: number): string {
  const found = text.slice(start, start + maxFieldLength).search(/[,;\t\r\n]/)
  const character = found < 0 ? ',' : text[start + found]
  return character === ';' || character === '\t' ? character : ','
}

/** Null where it is never closed. */
function closingQuote(text: string, from: number): number | null {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? null : at
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') at += 1
  return at
}

function linesIn(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}
