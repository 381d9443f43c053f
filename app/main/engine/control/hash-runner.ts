import { randomUUID } from 'node:crypto'
import type { EngineEvent } from '../engine-event.ts'
import type { FileHasher } from '../hashing/file-hasher.ts'
import { replyForError } from './failure-reply.ts'
import type { HashPlan } from './hash-plan.ts'
import type { Reply } from './reply.ts'
import { reply } from './reply.ts'
import type { TransferView } from './session-view.ts'

/** What hashing needs from its session. */
export interface HashRunnerOwner {
  readonly sessionId: string
  readonly hasher: FileHasher
  now(): number
  monotonicMs(): number
  emit(event: EngineEvent): void
  /** Sends the one final reply. */
  finish(reply: Reply): void
  /** The client is gone or the session is over: nobody waits for the answer. */
  isClientGone(): boolean
  /** The work began or ended: held commands may move, timers pause or go on. */
  onTransferChanged(isRunning: boolean): void
}

/** Work under way. */
interface RunningHash {
  readonly view: TransferView & { readonly transferId: string; bytes: number }
  readonly controller: AbortController
  readonly finished: Promise<void>
}

/** Runs the hashing of one session, one file at a time; like a transfer it can be watched, and ended by ABOR. */
export class HashRunner {
  readonly #owner: HashRunnerOwner
  #current: RunningHash | null = null

  constructor(owner: HashRunnerOwner) {
    this.#owner = owner
  }

  /** What is being hashed; null when nothing is. */
  get view(): RunningHash['view'] | null {
    return this.#current?.view ?? null
  }

  /** Ends the work; resolves after its final reply was sent. False when there was none. */
  async abort(): Promise<boolean> {
    const current = this.#current
    current?.controller.abort()
    await current?.finished
    return current !== null
  }

  /** From the opened file to the final reply; ends at once when the session is over already. Never rejects. */
  async run(plan: HashPlan, sessionEnd: AbortSignal): Promise<void> {
    const { now, monotonicMs, emit, sessionId } = this.#owner
    const { algorithm, path, file, start, end } = plan
    let resolveFinished = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      resolveFinished = resolve
    })
    const totalBytes = end - start
    const view = { transferId: randomUUID(), kind: 'hash' as const, path, bytes: 0, totalBytes }
    const controller = new AbortController()
    this.#current = { view, controller, finished }
    const startedMs = monotonicMs()
    const part = totalBytes === file.size ? {} : { isOfPart: true as const }
    emit({ type: 'hash-started', at: now(), sessionId, path, algorithm, totalBytes, ...part })
    this.#owner.onTransferChanged(true)
    // Everybody may have gone while the file was being opened.
    if (sessionEnd.aborted || this.#owner.isClientGone()) controller.abort()
    const onProgress = (bytes: number): void => {
      view.bytes = bytes
      emit({ type: 'hash-progressed', at: now(), sessionId, bytes })
    }
    const request = { file, start, end, algorithm, signal: controller.signal, onProgress }
    const { final, ...ended } = await this.#work(plan, () => this.#owner.hasher.hash(request))
    this.#current = null
    const durationMs = monotonicMs() - startedMs
    emit({ type: 'hash-ended', at: now(), sessionId, durationMs, ...ended })
    this.#owner.onTransferChanged(false)
    this.#owner.finish(final)
    resolveFinished()
  }

  async #work(
    plan: HashPlan,
    work: () => Promise<string | null>,
  ): Promise<{
    readonly outcome: 'completed' | 'aborted' | 'failed'
    readonly value?: string
    readonly final: Reply
  }> {
    try {
      const hash = await workAndClose(plan, work)
      if (hash === null) return { outcome: 'aborted', final: reply(426, 'Hashing aborted.') }
      return { outcome: 'completed', value: hash, final: plan.answer(hash) }
    } catch (error) {
      const final = replyForError(error) ?? reply(451, 'The server failed to hash the file.')
      return { outcome: 'failed', final }
    }
  }
}

async function workAndClose({ file }: HashPlan, work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work()
  } finally {
    await file.close()
  }
}
