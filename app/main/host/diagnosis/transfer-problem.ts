import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { TransferOutcome } from '../../engine/engine-event.ts'
import { describeOutcome } from '../live/outcome-words.ts'
import {
  activeUnreachable,
  type DataOffer,
  type DataSurroundings,
  noDataConnection,
  noFreePort,
} from './data-problem.ts'
import { factText, type Problem } from './problem.ts'

type Failed = Extract<TransferOutcome, { kind: 'failed' }>

const codes: Readonly<
  Record<Exclude<Failed['failure'], 'timeout' | 'refused' | 'closed' | 'ports-exhausted'>, ProblemCode>
> = {
  'peer-dropped': 'connection-lost',
  stalled: 'stalled',
  'tls-handshake': 'data-tls-failed',
  'tls-not-resumed': 'not-resumed',
  read: 'read-failed',
  write: 'write-failed',
  'no-space': 'disk-full',
  quota: 'quota-full',
  'too-large': 'file-too-large',
  'bad-data': 'damaged-data',
  'off-range': 'damaged-data',
  commit: 'write-failed',
}

/** What the storage said tells more than at which step it said it. */
const reasonCodes: Readonly<Partial<Record<NonNullable<Failed['reason']>, ProblemCode>>> = {
  'no-space': 'disk-full',
  quota: 'quota-full',
  'too-large': 'file-too-large',
  busy: 'held-by-program',
  'not-permitted': 'system-refused',
  unavailable: 'share-missing',
  'bad-name': 'name-impossible',
}

/** A transfer that began. */
export interface BegunTransfer {
  readonly path: string
  readonly shareId: string | null
  readonly userName: string | null
}

/** What a transfer's end says is wrong; null when nothing is. */
export function transferProblem(
  outcome: TransferOutcome,
  offer: DataOffer | null,
  around: DataSurroundings,
  begun: BegunTransfer | null,
): Problem | null {
  if (outcome.kind !== 'failed') return null
  const { failure, reason } = outcome
  if (failure === 'timeout' || failure === 'refused' || failure === 'closed') {
    return offer?.mode === 'active'
      ? activeUnreachable(offer, around.peerAddress)
      : noDataConnection(offer, around)
  }
  if (failure === 'ports-exhausted') return noFreePort
  const isOfConnection = failure === 'tls-not-resumed' || failure === 'tls-handshake'
  return {
    stage: isOfConnection ? 'data-connection' : 'transfer',
    text: describeOutcome(outcome),
    code: (reason !== undefined && reasonCodes[reason]) || codes[failure],
    facts: { peer: around.peerAddress, ...factsOf(begun) },
  }
}

/** Endings of files that TYPE A damages; what is inside is not looked at. */
const binaryEndings =
  /\.(7z|aac|apk|avi|bmp|bz2|deb|dmg|docx?|exe|flac|gif|gz|heic|iso|jar|jpe?g|m4[av]|mkv|mov|mp[34]|msi|odt|ogg|pdf|png|pptx?|psd|rar|raw|rpm|sqlite|tar|tgz|tiff?|wav|webm|webp|wmv|xlsx?|xz|zip|zst)$/i

/** A file that is no text went over as a text; null when it was one, or may have been. */
export function textModeProblem(begun: BegunTransfer): Problem | null {
  if (!binaryEndings.test(begun.path)) return null
  return {
    stage: 'transfer',
    text: 'A file that is no text was transferred as a text, which damages it; set the client to binary',
    code: 'text-mode',
    facts: factsOf(begun),
    isHint: true,
  }
}

function factsOf(begun: BegunTransfer | null): Problem['facts'] {
  if (begun === null) return {}
  const { path, shareId, userName } = begun
  return {
    path: factText(path),
    ...(shareId === null ? {} : { shareId }),
    ...(userName === null ? {} : { user: userName }),
  }
}
