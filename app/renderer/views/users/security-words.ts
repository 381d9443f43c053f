import type { WireTlsPolicy, WireUser } from '../../../preload/contract/wire-types.ts'

/** The rules of an account that decide about encryption. */
type SecurityRules = Pick<WireUser, 'requiresTls' | 'allowsPlain' | 'isLanOnly'>

/** Says how an account may sign in, from its own rules and the server's together. */
export function securityWords(rules: SecurityRules, policy: WireTlsPolicy): string {
  const tls = tlsWords(rules, policy)
  return rules.isLanOnly ? `${tls}, LAN only` : tls
}

function tlsWords({ requiresTls, allowsPlain }: SecurityRules, policy: WireTlsPolicy): string {
  if (policy === 'off') return requiresTls ? 'TLS required, but off in Settings' : 'Plain only'
  if (requiresTls) return 'TLS required'
  if (policy === 'required') return allowsPlain ? 'Plain by exception' : 'TLS required'
  return 'Plain allowed'
}
