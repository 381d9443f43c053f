/**
 * JSON-safe shapes of what is remembered, and what can be asked of it. Words for people are the dashboard's: reasons and
 * results cross as codes. Keys grow with time and say nothing else; a page begins after the key of the page before.
 */
import { z } from 'zod'
import { historyRules } from './fields/history-rules.ts'

const count = z.number().int().nonnegative()
const timeMs = z.number()
const text = z.string()

/** Position of an entry: grows with the time it began. */
export const historyKeySchema = z.number().int().positive()
export type HistoryKey = z.infer<typeof historyKeySchema>

/** How a transfer ended. */
export const transferResultSchema = z.enum([
  'done',
  'cancelled-by-client',
  'cancelled-by-you',
  /** The client vanished; what had arrived may be kept for resuming. */
  'connection-lost',
  'data-connection-failed',
  'disk-full',
  'quota-exceeded',
  'blocked-by-program',
  'not-allowed',
  'name-not-possible',
  'server-stopped',
  /** Portside itself ended before the transfer did. */
  'program-ended',
  'failed',
])
export type TransferResult = z.infer<typeof transferResultSchema>
export const failedResults: readonly TransferResult[] = transferResultSchema.options.filter(
  (result) => result !== 'done',
)

/** What to look for; whatever is not said does not matter. */
export const historyFilterSchema = z.object({
  /** Began at this time or later, and before that. */
  fromMs: timeMs.optional(),
  toMs: timeMs.optional(),
  /** Name of the user, whole. */
  user: z.string().max(200).optional(),
  /** An address, or its beginning (`192.168.1.`). */
  address: z.string().max(60).optional(),
  shareId: z.string().max(100).optional(),
  /** Part of a virtual path, of one character or more; case does not matter. */
  path: z.string().max(1_000).optional(),
  direction: z.enum(['download', 'upload']).optional(),
  results: z.array(transferResultSchema).max(transferResultSchema.options.length).optional(),
  sessionKey: historyKeySchema.optional(),
})
export type HistoryFilter = z.infer<typeof historyFilterSchema>

/** One page: entries before this key, the newest first; null begins with the newest of all. */
export const historyPageSchema = z.object({
  before: historyKeySchema.nullable(),
  limit: z.number().int().min(1).max(500),
})

/** A transfer that is over, or was running when Portside looked. */
export const pastTransferSchema = z.object({
  key: historyKeySchema,
  sessionKey: historyKeySchema,
  startedAt: timeMs,
  /** Null while it runs. */
  endedAt: timeMs.nullable(),
  durationMs: z.number().nonnegative().nullable(),
  direction: z.enum(['download', 'upload']),
  userName: text.nullable(),
  address: text,
  shareId: text.nullable(),
  /** The share's name at that time. */
  shareName: text.nullable(),
  /** Virtual path. */
  path: text,
  /** Where an upload was stored, when that is not where it was sent. */
  storedPath: text.nullable(),
  bytes: count,
  totalBytes: count.nullable(),
  /** Null while it runs. */
  result: transferResultSchema.nullable(),
  /** The engine's own word for the failure, for details; null when it went well. */
  detail: text.nullable(),
  isEncrypted: z.boolean(),
  /** A digest the client asked for in the same session, for example 'SHA-256' and its hexadecimal value. */
  hash: z.object({ algorithm: text, value: text }).nullable(),
})
export type PastTransfer = z.infer<typeof pastTransferSchema>

/** A session that is over, or is still there. */
export const pastSessionSchema = z.object({
  key: historyKeySchema,
  startedAt: timeMs,
  endedAt: timeMs.nullable(),
  userName: text.nullable(),
  address: text,
  clientName: text.nullable(),
  /** For example 'TLSv1.3'; null in clear. */
  tlsProtocol: text.nullable(),
  /** The engine's word, 'quit' for example; 'program-ended' when Portside itself ended before; null while it lives. */
  endReason: text.nullable(),
  sentBytes: count,
  receivedBytes: count,
  transfers: count,
  failedLogins: count,
})
export type PastSession = z.infer<typeof pastSessionSchema>

/** Something that happened and took no time. */
export const activityKindSchema = z.enum([
  'signed-in',
  'login-failed',
  'refused',
  'foreign-protocol',
  'deleted',
  'renamed',
  'folder-made',
  'folder-removed',
  'copied',
  'combined',
  'link-made',
  'facts-changed',
  'hashed',
  'blocked',
  'unblocked',
  'setting-changed',
  'server-started',
  'server-stopped',
  'program-started',
])
export type ActivityKind = z.infer<typeof activityKindSchema>

export const activitySchema = z.object({
  key: historyKeySchema,
  at: timeMs,
  kind: activityKindSchema,
  sessionKey: historyKeySchema.nullable(),
  userName: text.nullable(),
  /** An address, or the range of a ban. */
  address: text.nullable(),
  shareId: text.nullable(),
  /** Virtual path. */
  path: text.nullable(),
  /** Where it was renamed or copied to. */
  newPath: text.nullable(),
  /** Whether it came to be; a refused deletion is false. */
  isDone: z.boolean(),
  /**
   * What else is known, by name: `reason` of a failed login, `until` of a ban, `setting` that was changed (`users.demo.access`,
   * never its secrets), `algorithm` and `value` of a digest.
   */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type Activity = z.infer<typeof activitySchema>

/** Stage of a past session; as in a live one. */
export const pastStageSchema = z.object({ name: text, afterMs: z.number().nonnegative() })

/** Everything of one past session. */
export const pastSessionDetailSchema = z.object({
  session: pastSessionSchema,
  stages: z.array(pastStageSchema),
  /** The oldest first; at most 500 of each. */
  transfers: z.array(pastTransferSchema),
  activities: z.array(activitySchema),
})
export type PastSessionDetail = z.infer<typeof pastSessionDetailSchema>

/** Sums over transfers. */
export const transferTotalsSchema = z.object({
  transfers: count,
  /** From the users' point of view: what they downloaded, what they uploaded. */
  sentBytes: count,
  receivedBytes: count,
  done: count,
  failed: count,
})
export type TransferTotals = z.infer<typeof transferTotalsSchema>

/** What was moved today (local time) and in the last seven days including today. */
export const usageTotalsSchema = z.object({
  today: transferTotalsSchema,
  week: transferTotalsSchema,
  /** Of the week, by name; users who moved nothing are not in it. */
  users: z.array(
    z.object({ name: text, sentBytes: count, receivedBytes: count, lastSeenAt: timeMs.nullable() }),
  ),
  shares: z.array(z.object({ shareId: text, sentBytes: count, receivedBytes: count })),
})
export type UsageTotals = z.infer<typeof usageTotalsSchema>

/** Whether things are remembered at present. */
export const historyStateSchema = z.object({
  /** `failed`: the database cannot be used; the server goes on without it. `temporary`: nothing is kept in this run. */
  phase: z.enum(['opening', 'on', 'off', 'failed', 'temporary']),
  /** One line for people in phase `failed`. */
  problem: text.nullable(),
  /** Bytes on the disk; null while unknown. */
  bytes: count.nullable(),
  /** When the oldest entry began; null without entries. */
  oldestAt: timeMs.nullable(),
  rules: z.object(historyRules),
})
export type HistoryState = z.infer<typeof historyStateSchema>

/** Which list an export holds. */
export const historyListSchema = z.enum(['transfers', 'sessions', 'activities'])
export type HistoryList = z.infer<typeof historyListSchema>
