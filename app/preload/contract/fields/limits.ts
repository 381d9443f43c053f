import { z } from 'zod'

/** Identifies a share, user or group for as long as it exists, whatever it is called. */
export const id = z.string().min(1).max(100)

/** Milliseconds since 1970 UTC. */
export const timeMs = z.number().int().min(0).max(8_640_000_000_000_000)

/** Simultaneous sessions. */
export const sessionCount = z.number().int().min(1).max(10_000)

/** Bytes; up to 8 PiB, which every number holds exactly. */
export const byteCount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** One address (`192.168.1.7`, `2001:db8::7`) or a network in CIDR form (`192.168.1.0/24`). */
export const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'Use an address such as 192.168.1.7 or a network such as 192.168.1.0/24.',
})

/** Networks in a row; none says nothing. */
export const networks = z.array(network).max(1_000).readonly().default([])

/**
 * Most bytes a second in each direction, seen from the client; null does not limit. Below 1 KiB a transfer could not be
 * told from one that stalls.
 */
export const speedLimitSchema = z
  .object({
    /** What clients download. */
    download: z.number().int().min(1_024).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
    /** What clients upload. */
    upload: z.number().int().min(1_024).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  })
  .readonly()

/** How much may be stored; null does not limit. */
export const quotaSchema = z
  .object({
    maxBytes: byteCount.nullable().default(null),
    maxFiles: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  })
  .readonly()
