import type { Principal } from './auth/authenticator.ts'
import type { TransferJob } from './data/data-plane.ts'
import type { Throttle } from './data/throttle.ts'
import type { AccountPlaces } from './limits/account-places.ts'
import type { SessionSpeed } from './limits/speed-limits.ts'
import type { SessionEventBody } from './session-parts.ts'
import type { FileSystem, VirtualPath } from './vfs/file-system.ts'
import { createFileSystem } from './vfs/mounted-file-system.ts'
import { tellingChanges } from './vfs/told-changes.ts'
import { VfsError } from './vfs/vfs-error.ts'
import { rootPath } from './vfs/virtual-path.ts'

/** Who a session is between login and logout: the principal, what it sees, and the place it takes. */
export class SessionAccount {
  readonly #places: AccountPlaces
  readonly #endSignal: AbortSignal
  readonly #speed: SessionSpeed | null
  readonly #tell: (event: SessionEventBody) => void
  #principal: Principal | null = null
  #fileSystem: FileSystem | null = null
  #giveBack: (() => void) | null = null

  /**
   * `endSignal` is aborted when the session begins to end; without `speed` nothing is held back. `tell` hears of every
   * change to paths.
   */
  constructor(
    places: AccountPlaces,
    endSignal: AbortSignal,
    speed: SessionSpeed | null = null,
    tell: (event: SessionEventBody) => void = () => undefined,
  ) {
    this.#places = places
    this.#endSignal = endSignal
    this.#speed = speed
    this.#tell = tell
  }

  get principal(): Principal | null {
    return this.#principal
  }

  get fileSystem(): FileSystem {
    // Reached only when an administrator took the rights away between the login gate and the handler.
    if (this.#fileSystem === null) throw new VfsError('not-permitted', 'no principal')
    return this.#fileSystem
  }

  /** Takes a place of this account; false when it has no more. */
  enter(principal: Principal): boolean {
    this.leave()
    this.#giveBack = this.#places.tryEnter(principal.accountId, principal.limits?.maxSessions ?? null)
    if (this.#giveBack === null) return false
    this.apply(principal)
    // A login that comes true when its session has ended already keeps nobody else out.
    if (this.#endSignal.aborted) this.freePlace()
    return true
  }

  /** New rights for the same account. */
  apply(principal: Principal): void {
    const { accountId, limits, mounts } = principal
    this.#principal = principal
    this.#fileSystem = tellingChanges(createFileSystem(mounts), (change) =>
      this.#tell({ type: 'path-changed', ...change }),
    )
    this.#speed?.place({ accountId, ...(limits === undefined ? {} : { speeds: limits }) })
  }

  /** The start folder where it is there and may be entered, or else the root. Never rejects. */
  async startDirectory(): Promise<VirtualPath> {
    const wanted = this.#principal?.startDirectory
    if (wanted === undefined || this.#fileSystem === null) return rootPath
    try {
      const path = this.#fileSystem.resolve(rootPath, wanted)
      await this.#fileSystem.enter(path)
      return path
    } catch {
      return rootPath
    }
  }

  /** How fast the next transfer may be; null for listings, which are never held back. */
  throttleFor(kind: TransferJob['kind']): Throttle | null {
    return kind === 'listing' ? null : (this.#speed?.taker(kind) ?? null)
  }

  /** Gives the place back and forgets who it was. Idempotent. */
  leave(): void {
    this.freePlace()
    this.#principal = null
    this.#fileSystem = null
    this.#speed?.remove()
  }

  /** Gives the place back as soon as the session begins to end, for whoever comes next; idempotent. */
  freePlace(): void {
    this.#giveBack?.()
    this.#giveBack = null
  }
}
