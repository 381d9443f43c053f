import type { WireTlsPolicy, WireUser } from '../../../preload/contract/wire-types.ts'
import { t } from '../../texts/texts.ts'

/** The rules of an account that decide about encryption. */
type SecurityRules = Pick<WireUser, 'requiresTls' | 'allowsPlain' | 'isLanOnly'>

/** Says how an account may sign in, from its own rules and the server's together. */
export function securityWords(rules: SecurityRules, policy: WireTlsPolicy): string {
  const tls = tlsWords(rules, policy)
  return rules.isLanOnly ? t('users:security.lanOnly', { tls }) : tls
}

function tlsWords({ requiresTls, allowsPlain }: SecurityRules, policy: WireTlsPolicy): string {
  if (policy === 'off')
    return requiresTls ? t('users:security.requiredButOff') : t('users:security.plainOnly')
  if (requiresTls) return t('users:security.required')
  if (policy === 'required') return allowsPlain ? t('users:security.exception') : t('users:security.required')
  return t('users:security.plain')
}
