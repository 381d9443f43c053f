import { t } from '../../texts/texts.ts'
import type { UserDraft } from '../accounts/account-draft.ts'

/** How a user may sign in, as one choice: the two rules it is made of cannot sensibly both be on. */
export type TlsRule = 'server' | 'required' | 'plain'

/** The choices in words. */
export const tlsRuleOptions = () =>
  (['server', 'required', 'plain'] as const).map((value) => ({ value, label: t(`users:tls.${value}`) }))

/** Reads the choice from the rules; a requirement outweighs an exception. */
export function tlsRuleOf({
  requiresTls,
  allowsPlain,
}: Pick<UserDraft, 'requiresTls' | 'allowsPlain'>): TlsRule {
  if (requiresTls) return 'required'
  return allowsPlain ? 'plain' : 'server'
}

/** Writes the choice as the rules. */
export function rulesOfTls(rule: TlsRule): Pick<UserDraft, 'requiresTls' | 'allowsPlain'> {
  return { requiresTls: rule === 'required', allowsPlain: rule === 'plain' }
}

/** Whether data connections must resume the TLS session of the control connection. */
export const resumptionOptions = () =>
  (['server', 'off', 'prefer', 'require'] as const).map((value) => ({
    value,
    label: t(`users:resumption.${value}`),
  }))
