import { z } from 'zod'

/** A name an authority can check by HTTP: no addresses, no wildcards (RFC 8555 §8.3). */
const domain = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i,
    'Use a full host name such as ftp.example.org.',
  )
  .transform((name) => name.toLowerCase())

/** How a certificate comes from an authority by itself (ACME, RFC 8555). */
export const acmeRules = {
  /** Directory of the authority. */
  directoryUrl: z
    .url({ protocol: /^https$/, error: 'Use an address that begins with https://.' })
    .max(2_000)
    .default('https://acme-v02.api.letsencrypt.org/directory'),
  /** Names the certificate is for; each must lead here from the internet. */
  domains: z.array(domain).max(100).readonly().default([]),
  /** Where the authority writes to when something is wrong; null gives none. */
  email: z.email({ error: 'Use an e-mail address or nothing.' }).max(254).nullable().default(null),
  /** Where the authority's HTTP check arrives; it always asks port 80, from which a router may forward to this one. */
  httpPort: z.number().int().min(1).max(65_535).default(80),
  /** Certificate of a private authority, PEM; null trusts the usual ones. */
  caPem: z.string().max(100_000).nullable().default(null),
  /** The person has agreed to the authority's terms. */
  isAgreed: z.boolean().default(false),
}

/** Which certificate clients see. */
export const certificateRules = {
  /** `generated` is Portside's own, `imported` a person's, `acme` one from an authority, renewed by itself. */
  source: z.enum(['generated', 'imported', 'acme']).default('generated'),
  acme: z.object(acmeRules).readonly().prefault({}),
}
