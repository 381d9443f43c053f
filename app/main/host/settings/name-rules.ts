/** Longest share name, in characters; it is a virtual directory's name and clients show it in columns. */
export const maxShareNameLength = 100
/** Longest user name, in characters. */
export const maxUserNameLength = 64

/** What two names are compared by: case and Unicode form make no difference to a person. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** A name as it is stored: NFC and without blanks around it. */
export function tidyName(name: string): string {
  return name.normalize('NFC').trim()
}

/** Says in one line what is wrong with a tidied share name; null when nothing is. */
export function shareNameFault(name: string): string | null {
  return nameFault(name, 'share', maxShareNameLength)
}

/** Says in one line what is wrong with a tidied group name; null when nothing is. */
export function groupNameFault(name: string): string | null {
  return nameFault(name, 'group', maxUserNameLength)
}

/** Says in one line what is wrong with a tidied user name; null when nothing is. */
export function userNameFault(name: string): string | null {
  return nameFault(name, 'user', maxUserNameLength)
}

function nameFault(name: string, noun: string, maxLength: number): string | null {
  if (name === '') return `Enter a name for the ${noun}.`
  if (name.length > maxLength) return `Choose a name of at most ${maxLength} characters.`
  if (name === '.' || name === '..') return 'Choose another name: “.” and “..” have a meaning of their own.'
  if (/[/\\]/.test(name)) return 'Choose a name without “/” and “\\”.'
  // Control characters would break reply lines, bidirectional marks would show a name that is not the real
  // one.
  if (/[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name)) {
    return 'Choose a name without control characters.'
  }
  if (name !== tidyName(name)) return 'Choose a name that does not begin or end with a blank.'
  return null
}
