import type { DeflateSettings, Pending } from './control/session-view.ts'
import { defaultDeflateLevel } from './control/session-view.ts'
import { defaultHashAlgorithm, type HashAlgorithm } from './hashing/hash-algorithm.ts'
import { rootPath } from './vfs/virtual-path.ts'

/** What commands change in a session and REIN, AUTH or a new login set back. */
export class SessionState {
  workingDirectory = rootPath
  representation: 'ascii' | 'image' = 'ascii'
  deflate: DeflateSettings = { isOn: false, level: defaultDeflateLevel }
  hashAlgorithm: HashAlgorithm = defaultHashAlgorithm
  protection: 'clear' | 'private' = 'clear'
  hasProtectionBuffer = false
  pending: Pending = { renameFrom: null, restartOffset: 0, range: null, copyFrom: null }
  mlstFacts: readonly string[] | null = null
}
