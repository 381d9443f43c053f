/**
 * Decides how fast the payload of one transfer moves. A plane on another thread asks by message: nothing here needs the
 * answer in the same turn.
 */
export interface Throttle {
  /**
   * Says how many of the wanted bytes may move, now or when the promise resolves. Whoever is not limited gets all of
   * them at once, without a promise. 0 means that it was closed. One call at a time.
   */
  take(wantedBytes: number): number | Promise<number>
  /** Ends a wait at once, and for good. */
  close(): void
}
