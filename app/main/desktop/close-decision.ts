import type { WireDesktopRules } from '../../preload/contract/wire-desktop.ts'

/** What closing the window leads to. */
export type CloseDecision = 'ask' | 'keep' | 'quit'

/** Decides what closing the window leads to. */
export function decideClose({
  closeAction,
  platform,
  hasTray,
}: {
  readonly closeAction: WireDesktopRules['closeAction']
  readonly platform: NodeJS.Platform
  readonly hasTray: boolean
}): CloseDecision {
  if (closeAction !== 'ask') return closeAction
  // Programs there go on without a window, and the dock shows them.
  if (platform === 'darwin') return 'keep'
  // Nothing would be left to be seen of it: that has to be somebody's own wish.
  return hasTray ? 'ask' : 'quit'
}
