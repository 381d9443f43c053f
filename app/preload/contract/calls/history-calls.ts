import { z } from 'zod'
import { changesOf } from '../fields/changes.ts'
import { historyRules } from '../fields/history-rules.ts'
import { nothing, outcome } from '../outcome.ts'
import {
  activityKindSchema,
  activitySchema,
  historyFilterSchema,
  historyKeySchema,
  historyListSchema,
  historyPageSchema,
  pastSessionDetailSchema,
  pastSessionSchema,
  pastTransferSchema,
  transferTotalsSchema,
  usageTotalsSchema,
} from '../wire-history.ts'

const filter = historyFilterSchema

/** A page of a list, the newest first; `next` is what `before` is for the page after it, null at the end. */
const pageOf = <T extends z.ZodType>(entry: T) =>
  outcome(z.object({ entries: z.array(entry), next: historyKeySchema.nullable() }))

const activityFilter = filter.extend({ kinds: z.array(activityKindSchema).optional() })

/** Calls about what is over. They are refused with one line when there is no history to ask. */
export const historyCalls = {
  findTransfers: {
    argument: historyPageSchema.extend({ filter }),
    result: pageOf(pastTransferSchema),
  },
  /** Sums over every transfer that passes the filter. */
  sumTransfers: { argument: z.object({ filter }), result: outcome(transferTotalsSchema) },
  findSessions: { argument: historyPageSchema.extend({ filter }), result: pageOf(pastSessionSchema) },
  /** Null when there is no such session (any more). */
  getPastSession: {
    argument: z.object({ key: historyKeySchema }),
    result: outcome(pastSessionDetailSchema.nullable()),
  },
  /** Operations on files, logins, bans, changes of settings, starts and stops. */
  findActivities: {
    argument: historyPageSchema.extend({ filter: activityFilter }),
    result: pageOf(activitySchema),
  },
  getUsageTotals: { argument: nothing, result: outcome(usageTotalsSchema) },
  /** Asks where to and writes the whole filtered list there; null when the dialog was cancelled. */
  exportHistory: {
    argument: z.object({ list: historyListSchema, format: z.enum(['csv', 'jsonl']), filter: activityFilter }),
    result: outcome(z.object({ fileName: z.string(), count: z.number() }).nullable()),
  },
  /** What is not said stays. */
  updateHistoryRules: { argument: z.object(changesOf(historyRules)), result: outcome(z.null()) },
  /** Forgets everything that is over. */
  clearHistory: { argument: nothing, result: outcome(z.null()) },
} as const
