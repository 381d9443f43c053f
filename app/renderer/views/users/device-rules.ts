import type { WireShare } from '../../../preload/contract/wire-types.ts'
import type { UserDraft } from '../accounts/account-draft.ts'
import { grantOfShare } from '../accounts/grant-of-share.ts'

/** What choosing a kind decides with it. */
export type KindRules = Pick<UserDraft, 'kind' | 'isLanOnly' | 'requiresTls' | 'allowsPlain' | 'access'>

/**
 * What a scanner, a camera or a machine needs: plain FTP, for it knows no other, therefore from the local network only,
 * and nothing but uploading. It gets the drop boxes there are; where there is none, every share as a drop box.
 */
export function deviceRules(shares: readonly WireShare[]): KindRules {
  const dropBoxes = shares.filter(({ preset }) => preset === 'upload-only')
  const grants = (dropBoxes.length > 0 ? dropBoxes : shares).map((share) => ({
    ...grantOfShare(share),
    preset: 'upload-only' as const,
    permissions: [],
  }))
  return {
    kind: 'device',
    isLanOnly: true,
    requiresTls: false,
    allowsPlain: true,
    access: { kind: 'selected', grants },
  }
}

/** A person again: what was there before the form made a device of it. */
export function personRules({ isLanOnly, requiresTls, allowsPlain, access }: UserDraft): KindRules {
  return { kind: 'person', isLanOnly, requiresTls, allowsPlain, access }
}
