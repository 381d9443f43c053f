import { z } from 'zod'
import { callId, outcome } from '../outcome.ts'
import { consoleCandidateSchema, consoleResultSchema, maxConsoleLine } from '../wire-console.ts'

/** A line as typed. A line break would be a second command, and no server takes a null byte. */
const line = z
  .string()
  .max(maxConsoleLine)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
  .regex(/^[^\r\n\u0000]*$/u)

/** Calls of the protocol console: FTP clients of Portside's own to this very server. */
export const consoleCalls = {
  /**
   * Connects and signs in as a user, whose password is not needed but whose rules hold, or anonymously. The id is told
   * with the first output; what went wrong is in the conversation.
   */
  openConsole: {
    argument: z.object({
      userId: callId.nullable(),
      tls: z.enum(['off', 'explicit', 'implicit']),
      /** One of this computer's own addresses; loopback when it is not said. */
      host: z.string().min(1).max(100).optional(),
    }),
    result: outcome(z.object({ id: callId })),
  },
  /** Runs one line to its end; a console does one thing at a time. */
  consoleCommand: {
    argument: z.object({ id: callId, line }),
    result: outcome(
      z.object({
        /** The server said no, or the command could not be run. */
        isRefused: z.boolean(),
        result: consoleResultSchema,
        ms: z.number().nonnegative(),
      }),
    ),
  },
  /** Ends the running command and keeps the connection. */
  abortConsole: { argument: z.object({ id: callId }), result: z.null() },
  consoleComplete: {
    argument: z.object({ id: callId, line }),
    result: z.object({ candidates: z.array(consoleCandidateSchema).max(200) }),
  },
  /** Null closes all of them. */
  closeConsole: { argument: z.object({ id: callId.nullable() }), result: z.null() },
  /** Opens the folder dialog; files are only ever read and written beneath the folder. Null when it was cancelled. */
  chooseConsoleFolder: {
    argument: z.object({ id: callId }),
    result: outcome(z.object({ folder: z.string() }).nullable()),
  },
} as const
