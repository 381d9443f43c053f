import type { WireShare } from '../../../preload/contract/wire-types.ts'

/** The share a virtual path lies in; none for a user whose root is one share, because its name is not in the path. */
export function shareOfPath(shares: readonly WireShare[], path: string): WireShare | undefined {
  const first = path.split('/')[1]
  return shares.find(({ name }) => name === first)
}
