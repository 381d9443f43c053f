import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { describeForeignProtocol } from '../live/end-reason.ts'
import type { Problem } from './problem.ts'

type TlsHandshakeFailure = Extract<EngineEvent, { type: 'tls-handshake-failed' }>['failure']
type ForeignProtocol = Extract<EngineEvent, { type: 'foreign-protocol-recognised' }>['protocol']

const tlsFailures: Readonly<Record<TlsHandshakeFailure, readonly [code: ProblemCode, text: string]>> = {
  'certificate-refused': [
    'certificate-refused',
    'The client does not trust the certificate; compare the fingerprint and accept it there',
  ],
  'too-old': ['tls-too-old', 'The client is too old for the encryption this server asks for'],
  'not-tls': [
    'wrong-protocol',
    'The client did not encrypt; set it to implicit TLS or use the port for explicit TLS',
  ],
  'client-left': ['tls-failed', 'The client hung up while encryption was agreed on'],
  other: ['tls-failed', 'The client and Portside could not agree on encryption'],
}

/** Says why no encryption came to be. */
export function tlsProblem(failure: TlsHandshakeFailure, peer: string): Problem {
  const [code, text] = tlsFailures[failure]
  const protocol = failure === 'not-tls' ? { protocol: 'plain' } : {}
  return { stage: 'securing', text, code, facts: { peer, ...protocol } }
}

/** Says what a client spoke instead of FTP. */
export function protocolProblem(protocol: ForeignProtocol, peer: string): Problem {
  return {
    stage: 'connecting',
    text: describeForeignProtocol(protocol),
    code: 'wrong-protocol',
    facts: { peer, protocol },
  }
}
