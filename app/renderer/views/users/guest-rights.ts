import type { WireAccess } from '../../../preload/contract/wire-types.ts'
import { presetRights } from '../../format/rights-words.ts'
import { t } from '../../texts/texts.ts'

type Rights = Pick<
  Extract<WireAccess, { readonly kind: 'selected' }>['grants'][number],
  'preset' | 'permissions'
>

const reading: readonly string[] = presetRights['read-only']

const isBeyondReading = ({ preset, permissions }: Rights): boolean =>
  preset === 'custom' ? permissions.some((right) => !reading.includes(right)) : preset !== 'read-only'

/**
 * Whether guests get more than reading: of all shares the engine lets them read only, but what a grant names it gives,
 * to everybody and without a password.
 */
export function letsGuestsWrite(access: WireAccess): boolean {
  return (
    access.kind === 'selected' &&
    access.grants.some((grant) => isBeyondReading(grant) || grant.folders.some(isBeyondReading))
  )
}

/** What guests are called in the list: 'read only' as long as it is true. */
export function guestsName(access: WireAccess | null): string {
  return access !== null && letsGuestsWrite(access) ? t('users:anyone.nameBeyond') : t('users:anyone.name')
}
