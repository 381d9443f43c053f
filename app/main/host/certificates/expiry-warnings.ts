import type { CertificateInfo } from '../../engine/host-door.ts'

const dayMs = 86_400_000
/** Days before the end at which people are told, each once. */
export const warningDays = [30, 7, 1] as const

/** A warning that was given. */
export interface ExpiryWarning {
  readonly text: string
  /** Milliseconds since 1970 UTC. */
  readonly endsAt: number
}

/** The warning that is due now, or null. `key` differs between certificates and steps, so that each is said once. */
export function dueWarning(
  {
    fingerprintSha256,
    notAfterMs,
    subject,
  }: Pick<CertificateInfo, 'fingerprintSha256' | 'notAfterMs' | 'subject'>,
  nowMs: number,
): { readonly key: string; readonly text: string } | null {
  const leftMs = notAfterMs - nowMs
  if (leftMs <= 0) {
    return {
      key: `${fingerprintSha256} expired`,
      text: `The certificate ${subject} has expired. Clients refuse it or warn; renew it now.`,
    }
  }
  const step = warningDays.findLast((days) => leftMs <= days * dayMs)
  if (step === undefined) return null
  const days = Math.ceil(leftMs / dayMs)
  return {
    key: `${fingerprintSha256} ${step}`,
    text: `The certificate ${subject} expires in ${days === 1 ? 'a day' : `${days} days`}. Renew it before then.`,
  }
}
