import type { WireTlsPolicy } from '../../../preload/contract/wire-types.ts'

/** Says how an account may sign in, from its own rule and the server's together. */
export function securityWords(requiresTls: boolean, policy: WireTlsPolicy): string {
  if (policy === 'off') return requiresTls ? 'TLS required, but off in Settings' : 'Plain only'
  return requiresTls || policy === 'required' ? 'TLS required' : 'Plain allowed'
}
