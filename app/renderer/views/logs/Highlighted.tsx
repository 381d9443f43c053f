import type { ReactNode } from 'react'

/** Beyond this many nobody looks for more in one line. */
const maxMarks = 50

/** A text with what was searched for marked in it; case does not matter. */
export function Highlighted({ text, search }: { text: string; search: string }): ReactNode {
  const places = placesOf(text, search)
  if (places.length === 0) return text
  const parts: ReactNode[] = []
  let from = 0
  for (const at of places) {
    if (at > from) parts.push(text.slice(from, at))
    parts.push(<mark key={at}>{text.slice(at, at + search.length)}</mark>)
    from = at + search.length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

function placesOf(text: string, search: string): readonly number[] {
  const haystack = text.toLowerCase()
  const needle = search.toLowerCase()
  // Some letters grow in lower case; places would be off then.
  if (needle === '' || haystack.length !== text.length || needle.length !== search.length) return []
  const places: number[] = []
  for (let at = haystack.indexOf(needle); at !== -1 && places.length < maxMarks; ) {
    places.push(at)
    at = haystack.indexOf(needle, at + needle.length)
  }
  return places
}
