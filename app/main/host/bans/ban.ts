import { z } from 'zod'
import { parseAddressRange } from '../../engine/host-door.ts'

/** What a Date can hold; beyond it a time cannot be written. */
const latestTimeMs = 8_640_000_000_000_000

/** What an automatic rule saw before it blocked an address; counts since the address last signed in correctly. */
const evidenceSchema = z
  .object({
    /** Points within the rule's window; see score-board.ts. */
    points: z.number().min(0),
    wrongPasswords: z.number().int().min(0),
    unknownAccounts: z.number().int().min(0),
    /** Connections that spoke HTTP, TLS, SSH or SMTP. */
    foreignProtocols: z.number().int().min(0),
    /** The name tried last; hostile text. */
    lastUserName: z.string().max(500).nullable(),
    /** How often this address was blocked before. */
    earlierBans: z.number().int().min(0),
  })
  .readonly()

/** One blocked address or network. */
export const banSchema = z
  .object({
    id: z.string().min(1).max(100),
    /** As `AddressRange.text`. */
    range: z
      .string()
      .max(60)
      .refine((text) => parseAddressRange(text) !== null),
    cause: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rule'), evidence: evidenceSchema }).readonly(),
      /** Somebody's own decision, with a word about it. */
      z.object({ kind: z.literal('person'), note: z.string().max(1_000) }).readonly(),
    ]),
    /** Milliseconds since 1970 UTC. */
    sinceMs: z.number().min(0).max(latestTimeMs),
    /** Milliseconds it still lasts at the moment this was written down; null lasts until somebody lifts it. */
    remainingMs: z.number().min(0).nullable(),
    /** Connections refused because of it. */
    hits: z.number().int().min(0),
    lastHitAtMs: z.number().min(0).max(latestTimeMs).nullable(),
  })
  .readonly()

export type Ban = z.output<typeof banSchema>
export type BanCause = Ban['cause']
export type BanEvidence = z.output<typeof evidenceSchema>
