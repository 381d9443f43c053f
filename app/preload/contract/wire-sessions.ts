/** Shapes of sessions and what is known about each; see wire-types.ts for units and ids. */
import { z } from 'zod'
import { historyKeySchema } from './wire-history.ts'
import { problemCodeSchema, problemFactsSchema } from './wire-problems.ts'

const id = z.string().min(1).max(100)
const count = z.number().int().nonnegative()
const timeMs = z.number()

/** A transfer on screen; listings are shown as an activity, not as a transfer. */
export const transferSchema = z.object({
  id,
  direction: z.enum(['upload', 'download']),
  /** Virtual path. */
  path: z.string(),
  bytes: count,
  /** Null for uploads: FTP does not announce their size. */
  totalBytes: count.nullable(),
  /** Bytes a second, 3 s moving average, decaying to 0. */
  rate: z.number().nonnegative(),
  startedAt: timeMs,
})
export type WireTransfer = z.infer<typeof transferSchema>

/** What a session is doing, in one word. */
export const sessionActivitySchema = z.enum([
  'connecting',
  'securing',
  'signing-in',
  'idle',
  'listing',
  'hashing',
  'sending',
  'receiving',
  'stalled',
  /** A finished upload waits for another program that holds its file. */
  'waiting',
  'closing',
])
export type WireSessionActivity = z.infer<typeof sessionActivitySchema>

/** Where a session that ended badly stopped. */
export const failedStageSchema = z.enum([
  'connecting',
  'securing',
  'signing-in',
  'data-connection',
  'transfer',
])
export type WireFailedStage = z.infer<typeof failedStageSchema>

/** Who opens data connections: the client (passive) or the server (active). */
const dataModeSchema = z.enum(['passive', 'active'])

/** One client from accept to close. */
export const sessionSchema = z.object({
  id,
  /** Where the history keeps it; null when nothing is remembered of it. */
  historyKey: historyKeySchema.nullable().default(null),
  peerAddress: z.string(),
  peerPort: count,
  /** Null before login. */
  userName: z.string().nullable(),
  /** What the client calls itself (CLNT, CSID) or was recognised as, or null. */
  clientName: z.string().nullable(),
  /** The client did not say its name; it is known by the commands it began with. */
  isClientGuessed: z.boolean(),
  activity: sessionActivitySchema,
  /** Last command with secrets masked, e.g. 'RETR photo.jpg'. */
  lastCommand: z.string(),
  workingDirectory: z.string(),
  /** For example 'TLSv1.3', or null on a plain connection. */
  tlsProtocol: z.string().nullable(),
  /** Name of RFC 8446 or the IANA registry, or null on a plain connection. */
  cipher: z.string().nullable(),
  /** The control connection continues an earlier TLS session; null on a plain connection. */
  tlsResumed: z.boolean().nullable(),
  /** How the last data connection was prepared; null before the first. */
  dataMode: dataModeSchema.nullable(),
  /** Port the last data connection was to come to (passive) or go to (active). */
  dataPort: count.nullable(),
  /** What the client was told (PASV) or has told us (PORT) beside the port; null before and where no address is said (EPSV). */
  dataAddress: z.string().nullable().default(null),
  transfer: transferSchema.nullable(),
  /** Payload of all transfers of this session, from the user's point of view: sent to / received from the client. */
  sentBytes: count,
  receivedBytes: count,
  connectedAt: timeMs,
  loggedInAt: timeMs.nullable(),
  /** When the client last said something or a transfer of it ended. */
  lastActiveAt: timeMs.default(0),
  /** What goes wrong at present, or went wrong at the end: one short sentence for people; null when nothing does. */
  problem: z.string().nullable(),
  /** The same as a code, with what it was concluded from; null where it is no more than the sentence. */
  problemCode: problemCodeSchema.nullable().default(null),
  problemFacts: problemFactsSchema.default({}),
  /** Where it stopped, on rows that ended badly. */
  failedStage: failedStageSchema.nullable(),
  /** Set once the session has ended; such rows stay 30 s. */
  endedAt: timeMs.nullable(),
  /** One short line for people, e.g. 'Disconnected by you', or null while alive. */
  endReason: z.string().nullable(),
})
export type WireSession = z.infer<typeof sessionSchema>

/** A stage a session has reached. */
export const sessionStageSchema = z.object({
  name: z.enum([
    'connected',
    'secured',
    'signed-in',
    'data-offered',
    'data-connected',
    'first-bytes',
    'first-transfer-done',
    'ended',
  ]),
  /** Milliseconds since the connection was accepted. */
  afterMs: z.number().nonnegative(),
  /** Milliseconds the stage itself took, where that is known: the TLS handshake, the wait for a data connection. */
  tookMs: z.number().nonnegative().nullable(),
})
export type WireSessionStage = z.infer<typeof sessionStageSchema>

/** A line of the conversation, secrets masked. Text of the client is as it came: escape it before it is shown. */
export const transcriptEntrySchema = z.object({
  /** Counts from 1; a gap at the start means that older lines were let go. */
  number: count,
  at: timeMs,
  from: z.enum(['client', 'server', 'portside']),
  text: z.string(),
})
export type WireTranscriptEntry = z.infer<typeof transcriptEntrySchema>

/** A transfer of one session, running or over; listings are in it. */
export const sessionTransferSchema = z.object({
  id,
  kind: z.enum(['upload', 'download', 'listing']),
  path: z.string(),
  bytes: count,
  totalBytes: count.nullable(),
  startedAt: timeMs,
  /** Null while it runs. */
  durationMs: z.number().nonnegative().nullable(),
  /** One short line for people, or null while it runs. */
  outcome: z.string().nullable(),
  isFailed: z.boolean(),
  /** Where an upload was stored when that is not where it was sent. */
  storedPath: z.string().nullable(),
})
export type WireSessionTransfer = z.infer<typeof sessionTransferSchema>

/** What a drawer shows of one session beside its row. */
export const sessionDetailSchema = z.object({
  id,
  stages: z.array(sessionStageSchema),
  /** The newest last. */
  transfers: z.array(sessionTransferSchema),
  transcript: z.array(transcriptEntrySchema),
  network: z.object({
    /** Address and port of this computer the client connected to. */
    localAddress: z.string(),
    localPort: count,
    /** The last data connection; null before the first was prepared. */
    data: z
      .object({
        mode: dataModeSchema,
        /** What the client was told (PASV) or has told us (PORT); null where a reply carries no address (EPSV). */
        address: z.string().nullable(),
        port: count,
        state: z.enum(['waiting', 'connected', 'failed', 'unused', 'done']),
        isEncrypted: z.boolean().nullable(),
        /** Null while it is not known and on plain connections. */
        tlsResumed: z.boolean().nullable(),
      })
      .nullable(),
    /** Data connections that came to be. */
    dataConnections: count,
  }),
})
export type WireSessionDetail = z.infer<typeof sessionDetailSchema>
