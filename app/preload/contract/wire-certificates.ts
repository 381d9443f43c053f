/** JSON-safe shapes of certificates; as in wire-types.ts. */
import { z } from 'zod'
import { certificateRules } from './fields/certificate-rules.ts'

const timeMs = z.number()

/** Where a certificate comes from. */
export const certificateSourceSchema = z.enum(['generated', 'imported', 'acme'])
export type WireCertificateSource = z.infer<typeof certificateSourceSchema>

/** One certificate this server has, without its key. */
export const knownCertificateSchema = z.object({
  source: certificateSourceSchema,
  subject: z.string(),
  issuer: z.string(),
  /** DNS names and addresses it is valid for. */
  names: z.array(z.string()),
  notBefore: timeMs,
  notAfter: timeMs,
  /** Upper-case hex pairs joined by ':'. */
  fingerprintSha256: z.string(),
  keyType: z.string(),
  isSelfSigned: z.boolean(),
})
export type WireKnownCertificate = z.infer<typeof knownCertificateSchema>

/** What one user's connections were encrypted with lately. */
export const tlsUseSchema = z.object({
  userName: z.string(),
  /** For example 'TLSv1.3', or null for connections in clear. */
  protocol: z.string().nullable(),
  /** Logins in the last 30 days. */
  logins: z.number().int().nonnegative(),
  lastAt: timeMs,
})
export type WireTlsUse = z.infer<typeof tlsUseSchema>

/** Everything the Certificates screen shows. */
export const certificatesSchema = z.object({
  /** Null until TLS is first used. */
  inUse: knownCertificateSchema.nullable(),
  /** The command line chose it, and it stays for this run. */
  isFixed: z.boolean(),
  others: z.array(knownCertificateSchema),
  /** Names and addresses of this computer that the one in use does not hold. */
  missingNames: z.array(z.string()),
  rules: z.object(certificateRules),
  acme: z.object({
    phase: z.enum(['idle', 'ordering', 'failed']),
    problem: z.string().nullable(),
    nextTryAt: timeMs.nullable(),
  }),
  tlsUse: z.array(tlsUseSchema),
})
export type WireCertificates = z.infer<typeof certificatesSchema>
