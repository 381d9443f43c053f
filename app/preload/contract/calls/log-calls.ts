import { z } from 'zod'
import { changesOf } from '../fields/changes.ts'
import { hookEventSchema, hookEvents, hookUrl } from '../fields/hook-rules.ts'
import { logRules } from '../fields/log-rules.ts'
import { callId, nothing, outcome } from '../outcome.ts'
import { logFilterSchema, logPieceSchema } from '../wire-logs.ts'

const events = z.array(hookEventSchema).max(hookEvents.length)

/** Calls about the log, the bundle for support, and the programs that are told what happens. */
export const logCalls = {
  /** Lines after this number, the oldest first; 0 begins with what is held. Past `limit` the newest are taken. */
  readLog: {
    argument: z.object({
      after: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(2_000),
      filter: logFilterSchema,
    }),
    result: logPieceSchema,
  },
  /** Logs every line of the protocol of one live session, or no longer. */
  traceSession: { argument: z.object({ id: callId, isOn: z.boolean() }), result: outcome(z.null()) },
  /** What is not said stays. */
  updateLogRules: { argument: z.object(changesOf(logRules)), result: outcome(z.null()) },
  /** Opens the folder of the files in the system's file manager. */
  revealLogs: { argument: nothing, result: outcome(z.null()) },
  /** Asks where to and writes the lines that pass the filter as plain text; null when the dialog was cancelled. */
  exportLog: {
    argument: z.object({ filter: logFilterSchema }),
    result: outcome(z.object({ fileName: z.string(), count: z.number() }).nullable()),
  },
  /**
   * Asks where to and writes one archive for support: versions, settings without secrets, the log and recent sessions.
   * `isRedacted` replaces names of people, addresses, paths and files by words that stay the same within the bundle.
   */
  exportSupportBundle: {
    argument: z.object({ isRedacted: z.boolean() }),
    result: outcome(z.object({ fileName: z.string() }).nullable()),
  },
  /** What is not said stays. The program itself is chosen by `chooseHookProgram`. */
  updateHooks: {
    argument: z.object({
      webhook: z
        .object({
          isOn: z.boolean().optional(),
          url: hookUrl.nullable().optional(),
          events: events.optional(),
        })
        .optional(),
      command: z
        .object({
          isOn: z.boolean().optional(),
          args: z.array(z.string().max(2_000)).max(50).optional(),
          events: events.optional(),
        })
        .optional(),
    }),
    result: outcome(z.null()),
  },
  /** Opens the system's dialog and takes the chosen program; its path, or null when the dialog was cancelled. */
  chooseHookProgram: { argument: nothing, result: outcome(z.object({ program: z.string() }).nullable()) },
  /** Sends a notice that is marked as a test, and says how it went. */
  testHook: { argument: z.object({ kind: z.enum(['webhook', 'command']) }), result: outcome(z.null()) },
} as const
