import type { WireDesktopRules } from '../../preload/contract/wire-desktop.ts'
import type { ServerTotals } from './server-picture.ts'

/** What keeps the computer from going to sleep by itself. */
export interface SleepBlocker {
  /** Returns what lets it sleep again. */
  block(): () => void
}

/** Clients that send a folder make a pause between two files. */
const lingerMs = 5_000

/** Tells whether there is a reason to stay awake. */
export function wantsAwake(
  rule: WireDesktopRules['keepAwake'],
  { phase, transfers }: Pick<ServerTotals, 'phase' | 'transfers'>,
): boolean {
  if (rule === 'never') return false
  return rule === 'sharing' ? phase === 'running' : transfers > 0
}

/** Holds the blocker while there is a reason, and a few seconds longer. */
export function createKeepAwake(
  blocker: SleepBlocker,
  onChanged: (isKeptAwake: boolean) => void,
  schedule: (run: () => void, delayMs: number) => () => void,
): { follow(isWanted: boolean): void; end(): void } {
  let release: (() => void) | null = null
  let cancel: (() => void) | null = null

  const end = (): void => {
    cancel?.()
    cancel = null
    if (release === null) return
    release()
    release = null
    onChanged(false)
  }

  return {
    follow(isWanted) {
      if (!isWanted) {
        if (release !== null) cancel ??= schedule(end, lingerMs)
        return
      }
      cancel?.()
      cancel = null
      if (release !== null) return
      release = blocker.block()
      onChanged(true)
    },
    end,
  }
}
