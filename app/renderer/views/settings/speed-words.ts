import type { WireServerSettings } from '../../../preload/contract/wire-types.ts'
import { limitWords } from '../../format/limit-words.ts'
import { t } from '../../texts/texts.ts'

const nothingElse = { maxSessions: null, quota: { maxBytes: null, maxFiles: null }, maxFileBytes: null }

/** Says the speed limits of the server in a few words. */
export function speedWords({
  speed,
  sessionSpeed,
}: Pick<WireServerSettings, 'speed' | 'sessionSpeed'>): string {
  return limitWords({ ...nothingElse, speed, sessionSpeed }) || t('settings:noLimit')
}
