import type { TransferOutcome } from '../../engine/engine-event.ts'

/** Says in one line for people how a transfer ended. */
export function describeOutcome(outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case 'completed':
      return 'Done'
    case 'aborted':
      return abortTexts[outcome.by]
    case 'failed':
      return (outcome.reason !== undefined && reasonTexts[outcome.reason]) || failureTexts[outcome.failure]
  }
}

const abortTexts = {
  client: 'Cancelled by the client',
  admin: 'Cancelled by you',
  server: 'Cancelled as the connection ended',
} as const

const failureTexts: Readonly<Record<Extract<TransferOutcome, { kind: 'failed' }>['failure'], string>> = {
  timeout: 'The data connection never arrived',
  refused: 'The data connection was refused',
  closed: 'The data connection was closed',
  'ports-exhausted': 'All passive ports are in use',
  'peer-dropped': 'Connection lost',
  stalled: 'Stalled: the client stopped sending or taking bytes; its screen or Wi-Fi may be asleep',
  'tls-handshake': 'The data connection could not be encrypted',
  'tls-not-resumed': 'The client does not resume TLS on data connections, which is required here',
  read: 'The file could not be read',
  write: 'The file could not be written',
  'no-space': 'The disk is full',
  quota: 'The storage limit is reached',
  'too-large': 'The file is larger than is allowed',
  'bad-data': 'What the client sent compressed is damaged',
  'off-range': 'The client did not send the range it announced',
  commit: 'Every byte arrived, but the file could not take its name',
}

const reasonTexts: Readonly<
  Partial<Record<NonNullable<Extract<TransferOutcome, { kind: 'failed' }>['reason']>, string>>
> = {
  'no-space': 'The disk is full',
  quota: 'The storage limit is reached',
  'too-large': 'The file is larger than is allowed',
  busy: 'Blocked by another program',
  'not-permitted': 'Not allowed by the computer',
}
