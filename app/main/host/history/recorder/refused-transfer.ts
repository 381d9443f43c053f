import { posix } from 'node:path'
import type { TransferResult } from '../../../../preload/contract/wire-history.ts'
import type { EngineEvent } from '../../../engine/engine-event.ts'
import type { SessionEvent } from '../../live/session-event.ts'

/** A transfer that was asked for and refused before a byte moved. */
export interface RefusedTransfer {
  readonly at: number
  readonly direction: 'download' | 'upload'
  /** Virtual path, as the client meant it. */
  readonly path: string
  readonly result: TransferResult
  /** The storage's word. */
  readonly detail: string
}

type Failure = NonNullable<Extract<EngineEvent, { type: 'reply-sent' }>['failure']>

const directions: Readonly<Record<string, RefusedTransfer['direction']>> = {
  RETR: 'download',
  STOR: 'upload',
  APPE: 'upload',
  STOU: 'upload',
}

/**
 * What a refusal means for whoever looks for a file that never came (ux.md F22 to F24). A file that is not there or is a
 * folder is no failure of anything: many clients find out by asking.
 */
const results: Readonly<Record<Failure, TransferResult | null>> = {
  'not-found': null,
  'not-permitted': 'not-allowed',
  'is-a-directory': null,
  'not-a-directory': null,
  'already-exists': 'not-allowed',
  kept: 'not-allowed',
  'not-empty': null,
  'bad-name': 'name-not-possible',
  'name-refused': 'not-allowed',
  busy: 'blocked-by-program',
  unavailable: 'failed',
  'no-space': 'disk-full',
  quota: 'quota-exceeded',
  'too-large': 'not-allowed',
  'bad-offset': null,
  unsupported: null,
  'too-many-entries': null,
  'too-many-open-files': 'failed',
  io: 'failed',
}

/** A client that is refused again and again says nothing new, and must not fill a database. */
const maxTold = 200
const maxPathLength = 4_096

/** Follows what one session asks for. */
export class RefusedTransfers {
  #workingDirectory = '/'
  #asked: Pick<RefusedTransfer, 'direction' | 'path'> | null = null
  #told = 0

  /** The transfer that this fact refuses, or null. */
  apply(event: SessionEvent): RefusedTransfer | null {
    switch (event.type) {
      case 'working-directory-changed':
        this.#workingDirectory = event.path
        return null
      case 'command-received':
        this.#asked = this.#askedBy(event.verb, event.argument)
        return null
      case 'transfer-started':
        this.#asked = null
        return null
      case 'reply-sent':
        return this.#answered(event)
      default:
        return null
    }
  }

  #askedBy(verb: string, argument: string): Pick<RefusedTransfer, 'direction' | 'path'> | null {
    const direction = directions[verb]
    if (direction === undefined || argument === '') return null
    const name = argument.slice(0, maxPathLength)
    return { direction, path: posix.resolve('/', this.#workingDirectory, name) }
  }

  #answered({ at, code, failure }: Extract<EngineEvent, { type: 'reply-sent' }>): RefusedTransfer | null {
    const asked = this.#asked
    if (asked === null || code < 200) return null
    this.#asked = null
    const result = failure === undefined ? null : results[failure]
    if (failure === undefined || result === null || this.#told >= maxTold) return null
    this.#told += 1
    return { at, ...asked, result, detail: failure }
  }
}
