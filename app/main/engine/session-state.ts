import type { Pending } from './control/session-view.ts'
import { rootPath } from './vfs/virtual-path.ts'

/** What commands change in a session and REIN, AUTH or a new login set back. */
export class SessionState {
  workingDirectory = rootPath
  representation: 'ascii' | 'image' = 'ascii'
  protection: 'clear' | 'private' = 'clear'
  hasProtectionBuffer = false
  pending: Pending = { renameFrom: null, restartOffset: 0 }
  mlstFacts: readonly string[] | null = null
}
