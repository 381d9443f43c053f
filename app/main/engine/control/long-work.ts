import type { DataEndpoint } from '../data/data-plane.ts'
import type { HashPlan } from './hash-plan.ts'
import { HashRunner, type HashRunnerOwner } from './hash-runner.ts'
import type { TransferView } from './session-view.ts'
import type { AbortedBy } from './transfer-end.ts'
import type { TransferPlan } from './transfer-plan.ts'
import type { TransferRunnerOwner, TransferWire } from './transfer-runner.ts'
import { TransferRunner } from './transfer-runner.ts'

/** What a handler prepared that takes long. */
export type LongWorkPlan = TransferPlan | HashPlan

/** What of a session takes long: its transfers and its hashing, never two at once. ABOR, STAT and NOOP act meanwhile. */
export class LongWork {
  readonly #transfers: TransferRunner
  readonly #hashing: HashRunner

  constructor(owner: TransferRunnerOwner & HashRunnerOwner) {
    this.#transfers = new TransferRunner(owner)
    this.#hashing = new HashRunner(owner)
  }

  get isRunning(): boolean {
    return this.view !== null
  }

  /** What runs, for STAT and the progress sampler. */
  get view(): (TransferView & { readonly transferId: string }) | null {
    return this.#transfers.view ?? this.#hashing.view
  }

  /** Ends what runs; resolves after its final reply was sent. False when nothing was running. */
  async abort(by: AbortedBy): Promise<boolean> {
    return (await this.#transfers.abort(by)) || (await this.#hashing.abort())
  }

  /** From the preliminary to the final reply. Never rejects. */
  transfer(plan: TransferPlan, endpoint: DataEndpoint | null, wire: TransferWire): Promise<void> {
    return this.#transfers.run(plan, endpoint, wire)
  }

  /** To the final reply. Never rejects. */
  hash(plan: HashPlan, sessionEnd: AbortSignal): Promise<void> {
    return this.#hashing.run(plan, sessionEnd)
  }
}
