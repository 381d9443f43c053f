import { t } from '../../texts/texts.ts'
/** Authorities that can be picked by name. */
export const knownAuthorities = {
  letsEncrypt: 'https://acme-v02.api.letsencrypt.org/directory',
  staging: 'https://acme-staging-v02.api.letsencrypt.org/directory',
} as const

/** What the list of authorities offers. */
export type AuthorityChoice = keyof typeof knownAuthorities | 'other'

/** The list of authorities in words. */
export function authorityOptions(): readonly { readonly value: AuthorityChoice; readonly label: string }[] {
  return [
    { value: 'letsEncrypt', label: t('certificates:authority.letsEncrypt') },
    { value: 'staging', label: t('certificates:authority.staging') },
    { value: 'other', label: t('certificates:authority.other') },
  ]
}

/** Which of them a directory belongs to. */
export function authorityOf(directoryUrl: string): AuthorityChoice {
  if (directoryUrl === knownAuthorities.letsEncrypt) return 'letsEncrypt'
  return directoryUrl === knownAuthorities.staging ? 'staging' : 'other'
}

/** Where the terms can be read, for people to open in their own browser; null where only the authority knows. */
export function termsUrlOf(choice: AuthorityChoice): string | null {
  return choice === 'other' ? null : 'https://letsencrypt.org/repository/'
}
