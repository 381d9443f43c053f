import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'

const texts: Readonly<Partial<Record<ProblemCode, string>>> = {
  'data-blocked-here': 'the firewall of this computer may block the ports for data',
  'data-blocked-outside': 'the router may not forward the ports for data',
  'private-address-announced': 'the external address in Settings is missing',
  'other-address-announced': 'it was told another address than the one it had come to',
  'data-blocked-encrypted': 'it does only without encryption',
}

/** One line about a problem people cannot find out about otherwise; null for all others, which rows and panels show. */
export function noticeOf(code: ProblemCode, { peer, port }: ProblemFacts): string | null {
  const why = texts[code]
  if (why === undefined) return null
  const where = port === undefined ? '' : ` to port ${port}`
  return `A client from ${peer} signed in, but its data connection${where} never arrived: ${why}.`
}
