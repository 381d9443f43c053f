import type { AddressAnnouncer } from './announced-address.ts'
import type { DataEndpoint, DataPlane } from './data-plane.ts'
import { DataConnectionError } from './data-plane.ts'

/** Fixed facts of the session whose data connections these are. */
export interface DataChannelOptions {
  readonly plane: DataPlane
  readonly localAddress: string
  readonly peerAddress: string
  readonly announce: AddressAnnouncer
  readonly connectTimeoutMs: number
  readonly tell: (event: DataChannelEvent) => void
}

/** What becomes of the preparing, see the engine's events of these names. */
export type DataChannelEvent =
  | { readonly type: 'passive-ports-exhausted' }
  | {
      readonly type: 'data-offered'
      readonly mode: DataEndpoint['mode']
      readonly address: string | null
      readonly port: number
    }
  | { readonly type: 'data-unused' }

/**
 * Prepares data connections for a session: at most one is prepared at a time, and a transfer takes it. Satisfies the
 * view that commands have of it.
 */
export class DataChannel {
  readonly #options: DataChannelOptions
  #prepared: DataEndpoint | null = null
  /** Asked for since the last offer: the reply that offers tells it. */
  #announced: string | null = null
  #isExtendedOnly = false
  #isClosed = false

  constructor(options: DataChannelOptions) {
    this.#options = options
  }

  get isExtendedOnly(): boolean {
    return this.#isExtendedOnly
  }

  requireExtended(): void {
    this.#isExtendedOnly = true
  }

  get isPrepared(): boolean {
    return this.#prepared !== null
  }

  async announcedAddress(): Promise<string> {
    const { announce, localAddress, peerAddress } = this.#options
    this.#announced = await announce(localAddress, peerAddress)
    return this.#announced
  }

  async offerPassive(): Promise<{ readonly port: number }> {
    this.discard()
    const address = this.#announced
    this.#announced = null
    const endpoint = await this.#listen()
    // The session may have ended while the port was being opened; nobody would ever close it then.
    if (this.#isClosed) endpoint.close()
    else {
      this.#prepared = endpoint
      this.#options.tell({ type: 'data-offered', mode: 'passive', address, port: endpoint.localPort })
    }
    return { port: endpoint.localPort }
  }

  prepareActive(address: string, port: number): void {
    this.discard()
    const { plane, localAddress, connectTimeoutMs } = this.#options
    this.#prepared = plane.connect({ localAddress, peerAddress: address, peerPort: port, connectTimeoutMs })
    this.#options.tell({ type: 'data-offered', mode: 'active', address, port })
  }

  discard(): boolean {
    const prepared = this.take()
    if (prepared === null) return false
    if (prepared.mode === 'passive' && !prepared.isConnected) this.#options.tell({ type: 'data-unused' })
    prepared.close()
    return true
  }

  /** Hands the prepared endpoint to a transfer, which then owns it. */
  take(): DataEndpoint | null {
    const prepared = this.#prepared
    this.#prepared = null
    return prepared
  }

  /** REIN: EPSV ALL is forgotten, as after a new connection. */
  reset(): void {
    this.discard()
    this.#isExtendedOnly = false
  }

  /** The session is over. */
  close(): void {
    this.#isClosed = true
    this.discard()
  }

  async #listen(): Promise<DataEndpoint> {
    const { plane, localAddress, peerAddress, connectTimeoutMs, tell } = this.#options
    try {
      return await plane.listen({ localAddress, peerAddress, connectTimeoutMs })
    } catch (error) {
      if (error instanceof DataConnectionError && error.kind === 'ports-exhausted') {
        tell({ type: 'passive-ports-exhausted' })
      }
      throw error
    }
  }
}
