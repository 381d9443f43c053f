/**
 * For commands that take no argument. Trailing junk after PASV, QUIT or PWD exists in the wild (a stray space, the `\r` of
 * a double line end), so it is ignored and never refused.
 */
export function parseNothing(): null {
  return null
}

/** For commands whose argument is free text: the text itself. */
export function parseText(argument: string): string {
  return argument
}
