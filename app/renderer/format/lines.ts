/** Reads a text of one entry a line; blank lines and spaces around entries do not count. */
export function readLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Writes entries one a line. */
export function writeLines(lines: readonly string[]): string {
  return lines.join('\n')
}
