import { fitsWildcards } from '../../engine/host-door.ts'

/** Whether a text holds `*` or `?`. */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text)
}

/** Whether a name fits a pattern of `*` (any number of characters) and `?` (one); case makes a difference. */
export function fitsPattern(pattern: string, name: string): boolean {
  return fitsWildcards(Array.from(pattern), Array.from(name))
}
