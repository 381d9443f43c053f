/**
 * Text of the 150 for a download.
 *
 * The count in parentheses is what curl and wget read the length from: curl from the first ` bytes`, wget after the last
 * `(`. A name with a parenthesis would mislead one of them, so it is left out then. `byteCount` is null when it is not
 * known (TYPE A, MODE Z).
 */
export function downloadText(name: string, byteCount: number | null): string {
  const shownName = name.includes('(') ? '' : ` for ${name}`
  return `Opening data connection${shownName}${byteCount === null ? '' : ` (${byteCount} bytes)`}`
}

/** Text of the 226. */
export const completedText = 'Transfer complete.'

/** Text of the 226 when a recursive listing met its bounds: silence would make a part look like the whole. */
export const cutListingText = 'Listing complete up to the limit of a recursive listing, the rest is left out.'
