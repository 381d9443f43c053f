import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import { isLocalPeer, normalizeAddress } from '../../engine/host-door.ts'
import type { Problem } from './problem.ts'

/** Where a session comes from and what it is told, as far as its data connections are concerned. */
export interface DataSurroundings {
  readonly peerAddress: string
  /** Address of this computer the client came to. */
  readonly localAddress: string
  /** The control connection is encrypted, so that no router can read along. */
  readonly isSecured: boolean
  /** A data connection of this address has come through in clear. */
  readonly hadPlainData: boolean
}

/** An offer of a data connection. */
export interface DataOffer {
  readonly mode: 'passive' | 'active'
  /** Null where the reply has none (EPSV). */
  readonly address: string | null
  readonly port: number
}

/** Says why nobody came to an offered port. Neighbours pass the firewall of this computer alone, others a router too. */
export function noDataConnection(offer: DataOffer | null, around: DataSurroundings): Problem {
  const facts: ProblemFacts = {
    peer: around.peerAddress,
    dialled: around.localAddress,
    ...(offer === null ? {} : { port: offer.port }),
    ...(offer?.address == null ? {} : { announced: offer.address }),
  }
  const code = causeOf(offer, around)
  const where = offer === null ? '' : ` to port ${offer.port}`
  const text = `The data connection${where} never arrived; ${causeTexts[code](facts)}`
  return { stage: 'data-connection', text, code, facts }
}

type DataCause = Extract<
  ProblemCode,
  | 'data-blocked-here'
  | 'data-blocked-outside'
  | 'private-address-announced'
  | 'other-address-announced'
  | 'data-blocked-encrypted'
>

function causeOf(offer: DataOffer | null, around: DataSurroundings): DataCause {
  const { peerAddress, localAddress, isSecured, hadPlainData } = around
  const announced = offer?.address ?? null
  const isSame = announced === null || normalizeAddress(announced) === normalizeAddress(localAddress)
  if (isLocalPeer(peerAddress)) return isSame ? 'data-blocked-here' : 'other-address-announced'
  if (announced !== null && isPrivate(announced)) return 'private-address-announced'
  // A router that reads along mends addresses and opens ports of its own accord; under TLS it cannot.
  if (isSecured && hadPlainData) return 'data-blocked-encrypted'
  // No router translates in front of a public address of ours.
  if (!isPrivate(localAddress)) return isSame ? 'data-blocked-here' : 'other-address-announced'
  return 'data-blocked-outside'
}

/** Without cards to look at, only the networks that are private everywhere count. */
function isPrivate(address: string): boolean {
  return isLocalPeer(normalizeAddress(address), {})
}

const causeTexts: Readonly<Record<DataCause, (facts: ProblemFacts) => string>> = {
  'data-blocked-here': () => 'the firewall of this computer may block the passive ports',
  'data-blocked-outside': () => 'the router may not forward the passive ports, or a firewall blocks them',
  'private-address-announced': ({ announced }) =>
    `the client was sent to ${announced}, which is out of reach from outside`,
  'other-address-announced': ({ announced, dialled }) =>
    `the client was sent to ${announced}, but had come to ${dialled}`,
  'data-blocked-encrypted': () => 'without encryption it does, because the router helps along there',
}

/** The client asked to be connected to and could not be reached. */
export function activeUnreachable(offer: DataOffer | null, peer: string): Problem {
  const where = offer === null ? '' : ` at port ${offer.port}`
  return {
    stage: 'data-connection',
    text: `The client could not be reached${where}; set it to passive mode`,
    code: 'active-unreachable',
    facts: { peer, ...(offer === null ? {} : { port: offer.port }) },
  }
}

/** Every port of the range is in use. */
export const noFreePort: Problem = {
  stage: 'data-connection',
  text: 'All passive ports are in use; widen the range in Settings',
  code: 'ports-exhausted',
  facts: {},
}

/**
 * The address PORT or EPRT was refused for, because it is not the client's own; null when that is not why. The bounce
 * attack looks like this, and so does a client behind a second network card.
 */
export function foreignAddress(argument: string, peer: string): Problem | null {
  const given = addressIn(argument)
  if (given === null || normalizeAddress(given) === normalizeAddress(peer)) return null
  return {
    stage: 'data-connection',
    text: `The client wanted data at ${given}, which is not its own address; set it to passive mode`,
    code: 'foreign-address',
    facts: { peer, given },
  }
}

function addressIn(argument: string): string | null {
  const numbers = /^\s*(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),\d+,\d+/.exec(argument)
  if (numbers !== null) return numbers.slice(1, 5).join('.')
  const extended = /^\s*([!-~])[12]\1([0-9a-f.:]{2,45})\1\d+\1/i.exec(argument)
  return extended?.[2] ?? null
}
