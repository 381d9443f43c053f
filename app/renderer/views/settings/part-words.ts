import type { PortablePart } from '../../../preload/contract/portable-types.ts'

/** What the parts of the settings are called. */
export const partWords: Readonly<Record<PortablePart, string>> = {
  server: 'Server settings',
  protection: 'Protection against guessing',
  shares: 'Shares',
  groups: 'Groups',
  users: 'Users',
  appearance: 'Appearance',
}
