/**
 * Names on Electron's wire, in a file of their own so that the preload script does not carry the schemas with it.
 */
import type { CallName, NotificationName, PreloadCallName } from './contract.ts'

/** Electron channel of a call or a notification; the prefix keeps them apart from anything else on the wire. */
export const channelOf = (name: CallName | NotificationName): string => `portside:${name}`

/** Channel of a call of the preload script itself; no name the page hands to `call` can spell it. */
export const preloadChannelOf = (name: PreloadCallName): string => `portside-preload:${name}`
