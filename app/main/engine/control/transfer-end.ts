import type { DataConnectionError, TransferEnd } from '../data/data-plane.ts'
import type { TransferOutcome } from '../engine-event.ts'
import type { Patience } from '../vfs/patience.ts'
import { VfsError } from '../vfs/vfs-error.ts'
import { replyForError, replyForTransferFailure } from './failure-reply.ts'
import { type Reply, reply } from './reply.ts'
import type { TransferPlan } from './transfer-plan.ts'

/** Who ended a transfer before its end. */
export type AbortedBy = 'client' | 'admin' | 'server'

/** Everything that is known when a transfer is over. */
export interface FinishedTransfer {
  readonly plan: TransferPlan
  /** How the bytes ended. */
  readonly end: TransferEnd
  /** Why there was no data connection, or null. */
  readonly connectionError: DataConnectionError | null
  /** Why a completed upload could not take its name, or null. */
  readonly commitFailure: unknown
  /** Who asked for the end, or null. */
  readonly abortedBy: AbortedBy | null
}

/** Settles the plan; the error of a completed transfer that could not be finished, else null. */
export async function settle(plan: TransferPlan, end: TransferEnd, patience: Patience): Promise<unknown> {
  try {
    await plan.settle(end, patience)
    return null
  } catch (error) {
    return end.kind === 'completed' ? error : null
  }
}

/** How the transfer ended, for people. */
export function outcomeOf(finished: FinishedTransfer): TransferOutcome {
  const { end, connectionError, commitFailure, abortedBy } = finished
  if (connectionError !== null) return { kind: 'failed', failure: connectionError.kind }
  if (commitFailure !== null) {
    return abortedBy === null ? failedCommit(commitFailure) : { kind: 'aborted', by: abortedBy }
  }
  if (end.kind === 'failed') return failedMove(end)
  if (end.kind === 'aborted') return { kind: 'aborted', by: abortedBy ?? 'server' }
  return { kind: 'completed' }
}

/** The one final reply. */
export function finalReply(finished: FinishedTransfer): Reply {
  const { plan, end, connectionError, commitFailure, abortedBy } = finished
  const failed = reply(451, 'The server failed to finish the transfer.')
  if (connectionError !== null) return replyForError(connectionError) ?? failed
  if (commitFailure !== null) {
    return abortedBy === null ? (replyForError(commitFailure) ?? failed) : reply(426, abortTexts[abortedBy])
  }
  switch (end.kind) {
    case 'completed':
      return reply(226, plan.completedText)
    case 'aborted':
      return reply(426, abortTexts[abortedBy ?? 'server'])
    case 'failed':
      // A listing fails on the storage, whose kind says more than "reading failed".
      return (
        (end.cause instanceof VfsError ? replyForError(end.cause) : null) ??
        replyForTransferFailure(end.failure)
      )
  }
}

const abortTexts: Readonly<Record<AbortedBy, string>> = {
  client: 'Transfer aborted.',
  admin: 'The transfer was stopped by the administrator.',
  server: 'The transfer was stopped by the server.',
}

function failedCommit(error: unknown): TransferOutcome {
  if (!(error instanceof VfsError)) return { kind: 'failed', failure: 'commit' }
  // Some disks find out that they are full only when the file is flushed.
  if (error.kind === 'no-space' || error.kind === 'quota') return { kind: 'failed', failure: error.kind }
  return { kind: 'failed', failure: 'commit', reason: error.kind }
}

function failedMove({ failure, cause }: Extract<TransferEnd, { kind: 'failed' }>): TransferOutcome {
  const isOfStorage = failure === 'read' || failure === 'write'
  if (!isOfStorage || !(cause instanceof VfsError)) return { kind: 'failed', failure }
  return { kind: 'failed', failure, reason: cause.kind }
}
