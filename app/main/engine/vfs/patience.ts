/**
 * How long the last step of an upload may wait for another program that holds the file, such as a virus scanner on
 * Windows: up to a minute, as the bytes are there and to send them again would cost far more.
 */
export interface Patience {
  /** Ends the waiting: somebody stops the transfer. */
  readonly signal: AbortSignal
  /** Called once, when the waiting begins. */
  onWaiting(): void
}
