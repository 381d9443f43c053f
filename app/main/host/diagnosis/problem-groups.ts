import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'

/** What connections with the same problem have in common, so that they are told as one. */
type Shared = 'address' | 'user' | 'share' | 'listener' | 'server'

/** By whom each problem is grouped; what is not here concerns an address. */
const sharedBy: Readonly<Partial<Record<ProblemCode, Shared>>> = {
  'ports-exhausted': 'server',
  'too-many-clients': 'server',
  'too-many-open-files': 'server',
  'address-changed': 'server',
  'cannot-listen': 'listener',
  'share-missing': 'share',
  'disk-full': 'share',
  'read-failed': 'share',
  'write-failed': 'share',
  'held-by-program': 'share',
  'system-refused': 'share',
  'not-resumed': 'user',
  'user-disabled': 'user',
  'user-expired': 'user',
  'too-many-of-user': 'user',
  'quota-full': 'user',
  'file-too-large': 'user',
  'listing-not-allowed': 'user',
  'upload-not-allowed': 'user',
  'text-mode': 'user',
  'name-impossible': 'user',
  'name-refused': 'user',
}

/** By what problems of this code are grouped. */
export function sharedOf(code: ProblemCode): Shared {
  return sharedBy[code] ?? 'address'
}

/** What was seen to go well. */
export type Success =
  | 'data'
  | 'encrypted-data'
  | 'resumed-data'
  | 'encryption'
  | 'sign-in'
  | 'upload'
  | 'download'

/** Of which problem a success is the opposite: the problem is over. What is not here ends with time. */
const endedBy: Readonly<Partial<Record<ProblemCode, readonly Success[]>>> = {
  'data-blocked-here': ['data'],
  'data-blocked-outside': ['data'],
  'private-address-announced': ['data'],
  'other-address-announced': ['data'],
  'data-blocked-encrypted': ['encrypted-data'],
  'active-unreachable': ['data'],
  'foreign-address': ['data'],
  'ports-exhausted': ['data'],
  'not-resumed': ['resumed-data', 'upload', 'download'],
  'data-tls-failed': ['encrypted-data'],
  'data-in-clear': ['encrypted-data'],
  'certificate-refused': ['encryption'],
  'tls-too-old': ['encryption'],
  'tls-failed': ['encryption'],
  'wrong-protocol': ['sign-in'],
  'encryption-needed': ['sign-in'],
  'wrong-password': ['sign-in'],
  'blank-in-password': ['sign-in'],
  'unknown-user': ['sign-in'],
  'user-disabled': ['sign-in'],
  'user-expired': ['sign-in'],
  'anonymous-off': ['sign-in'],
  'address-not-allowed': ['sign-in'],
  'too-many-logins': ['sign-in'],
  'too-many-of-user': ['sign-in'],
  'too-many-of-address': ['sign-in'],
  stalled: ['upload', 'download'],
  'connection-lost': ['upload', 'download'],
  'damaged-data': ['upload'],
  'disk-full': ['upload'],
  'quota-full': ['upload'],
  'held-by-program': ['upload'],
  'system-refused': ['upload'],
  'upload-not-allowed': ['upload'],
  'write-failed': ['upload'],
  'read-failed': ['download'],
}

/** Tells whether a problem of this code is over once this has gone well. */
export function isEndedBy(code: ProblemCode, success: Success): boolean {
  return endedBy[code]?.includes(success) ?? false
}
