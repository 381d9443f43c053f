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
  /** No port of the range was free. */
  readonly onPortsExhausted: () => void
}

/**
 * Prepares data connections for a session: at most one is prepared at a time, and a transfer takes it. Satisfies the
 * view that commands have of it.
 */
export class DataChannel {
  readonly #options: DataChannelOptions
  #prepared: DataEndpoint | null = null
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

  announcedAddress(): Promise<string> {
    const { announce, localAddress, peerAddress } = this.#options
    return announce(localAddress, peerAddress)
  }

  async offerPassive(): Promise<{ readonly port: number }> {
    this.discard()
    const endpoint = await this.#listen()
    // The session may have ended while the port was being opened; nobody would ever close it then.
    if (this.#isClosed) endpoint.close()
    else this.#prepared = endpoint
    return { port: endpoint.localPort }
  }

  prepareActive(address: string, port: number): void {
    this.discard()
    const { plane, localAddress, connectTimeoutMs } = this.#options
    this.#prepared = plane.connect({ localAddress, peerAddress: address, peerPort: port, connectTimeoutMs })
  }

  discard(): boolean {
    const prepared = this.take()
    prepared?.close()
    return prepared !== null
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
    const { plane, localAddress, peerAddress, connectTimeoutMs, onPortsExhausted } = this.#options
    try {
      return await plane.listen({ localAddress, peerAddress, connectTimeoutMs })
    } catch (error) {
      if (error instanceof DataConnectionError && error.kind === 'ports-exhausted') onPortsExhausted()
      throw error
    }
  }
}
