import type { TestContext } from 'vitest'

export type Encryption = 'plain' | 'explicit' | 'implicit'

/** Where a foreign client goes and how. */
export interface ForeignTarget {
  readonly host: string
  readonly port: number
  readonly encryption: Encryption
  readonly mode: 'passive' | 'active'
  /** File with the certificate to trust. */
  readonly caFile: string
}

/** One step of what a person does with a client. Remote paths are relative to the login folder. */
export type Operation =
  | { readonly kind: 'list'; readonly path: string }
  | {
      readonly kind: 'upload' | 'download'
      readonly path: string
      readonly local: string
      readonly offset: number
    }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove' | 'make-directory'; readonly path: string }

/** A client of another project: does one operation after the other, on one or on several connections. */
export interface ForeignClient {
  readonly name: string
  readonly modes: readonly ForeignTarget['mode'][]
  /** Skips the test when the client is not there or is known to fail by itself, with the reason. */
  need(context: TestContext, target: Pick<ForeignTarget, 'encryption' | 'mode'>): void
  /** Result of each operation: names for a listing, null for the others. Rejects when one fails. */
  perform(target: ForeignTarget, operations: readonly Operation[]): Promise<(readonly string[] | null)[]>
}
