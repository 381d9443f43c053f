/**
 * The contract: the one table of calls and notifications between a dashboard and the main process.
 *
 * Main, preload, renderer, the HTTP transport and the test fakes are derived from it. A new call is one entry here and
 * one handler in main. Payloads are parsed on arrival: in main because the window is hostile input.
 */
import { z } from 'zod'
import { checkCalls } from './calls/check-calls.ts'
import { consoleCalls } from './calls/console-calls.ts'
import { desktopCalls } from './calls/desktop-calls.ts'
import { historyCalls } from './calls/history-calls.ts'
import { logCalls } from './calls/log-calls.ts'
import { overviewCalls } from './calls/overview-calls.ts'
import { peopleCalls } from './calls/people-calls.ts'
import { problemCalls } from './calls/problem-calls.ts'
import { groupRules, userRules } from './fields/account-rules.ts'
import { appearanceRules } from './fields/appearance-rules.ts'
import { acmeRules } from './fields/certificate-rules.ts'
import { changesOf } from './fields/changes.ts'
import { protectionRules } from './fields/protection-rules.ts'
import { serverRules } from './fields/server-rules.ts'
import { shareRules } from './fields/share-rules.ts'
import { callId, nothing, outcome } from './outcome.ts'
import {
  exportArgumentSchema,
  importArgumentSchema,
  importResultSchema,
  importSummarySchema,
} from './portable-types.ts'
import { previewArgumentSchema, previewSchema } from './preview-types.ts'
import {
  banTime,
  stopPreviewSchema,
  stopReachSchema,
  stopResultSchema,
  stopTargetSchema,
} from './stop-types.ts'
import { certificateSourceSchema } from './wire-certificates.ts'
import { banImportSchema } from './wire-security.ts'
import { sessionDetailSchema } from './wire-sessions.ts'
import { batchSchema, chosenFolderSchema, snapshotSchema } from './wire-types.ts'

const id = callId
const ids = z.array(id).min(1).max(10_000)
const name = z.string().max(200)

/** Password as typed; the limit stops a hostile window from making scrypt hash megabytes. */
const password = z.string().min(1).max(256)

/** Lines to show after a change that was made all the same. */
const warnings = z.array(z.string())

/** Sessions that ended with a change. */
const endedSessions = z.number()

/** Every call a dashboard can make: what it takes and what it answers. */
export const calls = {
  ...checkCalls,
  ...desktopCalls,
  ...consoleCalls,
  ...historyCalls,
  ...logCalls,
  ...overviewCalls,
  ...peopleCalls,
  ...problemCalls,
  /** Whole state; batches that follow start at `batchNumber + 1`. */
  getSnapshot: { argument: nothing, result: snapshotSchema },
  startServer: { argument: nothing, result: outcome(z.null()) },
  stopServer: { argument: nothing, result: outcome(z.null()) },
  /** Stages, transfers, transcript and network facts of one session; null once its row has left the screen. */
  getSessionDetail: {
    argument: z.object({ id }),
    result: z.object({ detail: sessionDetailSchema.nullable() }),
  },
  /** Ends sessions at once and, if told so, blocks their addresses and disables their users. */
  disconnectSessions: { argument: stopTargetSchema.and(stopReachSchema), result: stopResultSchema },
  /** What that would do besides, and whom it cannot block; nothing is changed. */
  previewStop: { argument: stopTargetSchema, result: stopPreviewSchema },
  /** Ends the running transfer and keeps the session. */
  abortTransfers: { argument: z.object({ ids }), result: z.object({ count: z.number() }) },
  /** Opens the system's folder dialog; null when it was cancelled. */
  chooseFolder: { argument: nothing, result: outcome(chosenFolderSchema.nullable()) },
  /** Rules that are not said have their defaults. */
  addShare: {
    argument: z.object({ folderToken: id, name, ...changesOf(shareRules) }),
    result: outcome(z.object({ id })),
  },
  /** What is not said stays. */
  updateShare: {
    argument: z.object({ id, name: name.optional(), ...changesOf(shareRules) }),
    result: outcome(z.null()),
  },
  removeShare: { argument: z.object({ id }), result: outcome(z.null()) },
  /** Opens the folder in the system's file manager. */
  revealShare: { argument: z.object({ id }), result: outcome(z.null()) },
  /** Suggests a password; nothing is stored. */
  suggestPassword: { argument: nothing, result: z.object({ password: z.string() }) },
  /** Rules that are not said have their defaults. */
  addUser: {
    argument: z.object({ name, password, ...changesOf(userRules) }),
    result: outcome(z.object({ id, warnings })),
  },
  /**
   * `password` replaces the old one. With that, or when the user is disabled, its sessions end, unless `keepSessions`;
   * sessions that other rules forbid end in any case.
   */
  updateUser: {
    argument: z.object({
      id,
      name: name.optional(),
      password: password.optional(),
      ...changesOf(userRules),
      keepSessions: z.boolean().optional(),
    }),
    result: outcome(z.object({ endedSessions, warnings })),
  },
  /** Sessions of the user end, unless `keepSessions`. */
  removeUser: {
    argument: z.object({ id, keepSessions: z.boolean().optional() }),
    result: outcome(z.object({ endedSessions })),
  },
  /** Rules that are not said have their defaults. */
  addGroup: { argument: z.object({ name, ...changesOf(groupRules) }), result: outcome(z.object({ id })) },
  /** What is not said stays. */
  updateGroup: {
    argument: z.object({ id, name: name.optional(), ...changesOf(groupRules) }),
    result: outcome(z.null()),
  },
  /** Its users stay; `userCount` of them lost the group. */
  removeGroup: { argument: z.object({ id }), result: outcome(z.object({ userCount: z.number() })) },
  /** A folder as this user sees it, through the engine's own listing; it reads and never writes. */
  previewListing: { argument: previewArgumentSchema, result: outcome(previewSchema) },
  /** Switches the visible anonymous user (read-only) on or off; off ends its sessions. */
  setAnonymous: {
    /** `isLanOnly` admits devices of the local networks alone; without it that stays as it is. */
    argument: z.object({ isEnabled: z.boolean(), isLanOnly: z.boolean().optional() }),
    result: outcome(z.object({ endedSessions })),
  },
  /**
   * Uses a certificate and key from files the person chose, PEM or PFX, each in base64; sessions go on. The problem
   * names the field `password` when it is missing or wrong.
   */
  importCertificate: {
    argument: z.object({
      files: z.array(z.base64().max(1_500_000)).min(1).max(5),
      password: z.string().max(1_000).nullable(),
    }),
    result: outcome(z.null()),
  },
  /** Makes a new certificate of Portside's own, with today's names and addresses, and uses it. */
  regenerateCertificate: { argument: nothing, result: outcome(z.null()) },
  useCertificate: { argument: z.object({ source: certificateSourceSchema }), result: outcome(z.null()) },
  /** Certificate and chain without the key, PEM; null while none is in use. */
  exportCertificate: { argument: nothing, result: z.object({ pem: z.string().nullable() }) },
  /** What is not said stays. */
  updateAcme: { argument: z.object(changesOf(acmeRules)), result: outcome(z.null()) },
  /** Orders a certificate from the authority, which takes up to a minute or two, and uses it. */
  orderCertificate: { argument: nothing, result: outcome(z.null()) },
  /** Asks an authority's directory where its terms can be read; null when it names none. */
  findAcmeTerms: {
    argument: z.object({
      directoryUrl: changesOf(acmeRules).directoryUrl.unwrap(),
      caPem: changesOf(acmeRules).caPem.unwrap(),
    }),
    result: outcome(z.object({ url: z.string().max(2_000).nullable() })),
  },
  /** Blocks addresses and networks (`10.0.0.0/8`) and ends their sessions; null blocks for good. */
  blockAddresses: {
    argument: z.object({
      ranges: z.array(z.string().max(60)).min(1).max(1_000),
      note: z.string().max(1_000),
      durationMs: banTime.nullable(),
    }),
    result: outcome(
      z.object({
        blocked: z.number(),
        /** Sessions that ended with it. */
        ended: z.number(),
        /** One line for each range that cannot be blocked. */
        refusals: z.array(z.string()),
        undoId: id,
      }),
    ),
  },
  unblock: { argument: z.object({ ids }), result: z.object({ count: z.number(), undoId: id.nullable() }) },
  /** Adds time to bans; null makes them last for good. */
  extendBans: {
    argument: z.object({ ids, byMs: banTime.nullable() }),
    result: z.object({ count: z.number(), undoId: id.nullable() }),
  },
  /** Never blocks this address or network any more, and lifts what blocks it now. */
  allowAddress: {
    argument: z.object({ range: z.string().max(60), note: z.string().max(1_000) }),
    result: outcome(z.object({ undoId: id })),
  },
  disallowAddress: {
    argument: z.object({ range: z.string().max(60) }),
    result: outcome(z.object({ undoId: id })),
  },
  /** Takes a change of these lists back, within ten seconds. */
  undoBlocking: { argument: z.object({ undoId: id }), result: z.object({ isUndone: z.boolean() }) },
  /** The whole list as text: JSON, or one address or network a line. */
  exportBans: {
    argument: z.object({ format: z.enum(['json', 'plain']) }),
    result: z.object({ text: z.string() }),
  },
  /** Blocks what such a text lists, ranges that are blocked already aside; a preview only says what it would do. */
  importBans: {
    argument: z.object({ text: z.string().max(5_000_000), isPreview: z.boolean() }),
    result: outcome(banImportSchema),
  },
  /** Does what the remedy of a finding of the security summary says. */
  mendFinding: { argument: z.object({ id: z.string().min(1).max(200) }), result: outcome(z.null()) },
  /** What is not said stays. */
  updateProtection: { argument: z.object(changesOf(protectionRules)), result: outcome(z.null()) },
  /** Compares what is counted of a share, or of a user, with what is really there; begins it and does not wait. */
  rescanUsage: {
    argument: z.object({ shareId: id }).or(z.object({ userId: id })),
    result: outcome(z.null()),
  },
  /** What is not said stays. */
  updateSettings: { argument: z.object(changesOf(serverRules)), result: outcome(z.null()) },
  /** What is not said stays. */
  updateAppearance: { argument: z.object(changesOf(appearanceRules)), result: outcome(z.null()) },
  /** Asks where to and writes these parts there; null when the dialog was cancelled. */
  exportSettings: {
    argument: exportArgumentSchema,
    result: outcome(z.object({ fileName: z.string() }).nullable()),
  },
  /** Asks for an exported file and says what it would bring; nothing is changed. Null when the dialog was cancelled. */
  chooseImport: { argument: nothing, result: outcome(importSummarySchema.nullable()) },
  /** Takes over what was chosen of the file that `chooseImport` read last. */
  importSettings: { argument: importArgumentSchema, result: outcome(importResultSchema) },
  dismissNotice: { argument: z.object({ id }), result: z.null() },
  /** The page has no clipboard permission; main writes it. */
  copyText: { argument: z.object({ text: z.string().max(1_000_000) }), result: z.null() },
} as const satisfies Record<string, { argument: z.ZodType; result: z.ZodType }>

/** Everything main tells a dashboard without being asked. */
export const notifications = {
  batch: batchSchema,
} as const satisfies Record<string, z.ZodType>

/**
 * Calls only the preload script makes itself: a dropped folder's path is read from the real drop (`webUtils`), so the
 * page can never name one.
 */
export const preloadCalls = {
  registerDroppedFolder: {
    argument: z.object({ folder: z.string().min(1).max(32_768) }),
    result: outcome(chosenFolderSchema),
  },
} as const satisfies Record<string, { argument: z.ZodType; result: z.ZodType }>

export type CallName = keyof typeof calls
export type PreloadCallName = keyof typeof preloadCalls
export type CallArgument<Name extends CallName> = z.input<(typeof calls)[Name]['argument']>
export type CallResult<Name extends CallName> = z.output<(typeof calls)[Name]['result']>
export type NotificationName = keyof typeof notifications
export type NotificationPayload<Name extends NotificationName> = z.output<(typeof notifications)[Name]>

/** Handlers of every call, as main and the test fakes provide them. */
export type CallHandlers = {
  readonly [Name in CallName]: (
    argument: z.output<(typeof calls)[Name]['argument']>,
  ) => Promise<CallResult<Name>> | CallResult<Name>
}

/** Handlers of the preload script's own calls. */
export type PreloadCallHandlers = {
  readonly [Name in PreloadCallName]: (
    argument: z.output<(typeof preloadCalls)[Name]['argument']>,
  ) => Promise<z.output<(typeof preloadCalls)[Name]['result']>>
}

/** What the page sees as `window.portside`. */
export interface DashboardApi {
  call<Name extends CallName>(name: Name, argument?: CallArgument<Name>): Promise<CallResult<Name>>
  /** Returns the function that unsubscribes. */
  listen<Name extends NotificationName>(
    name: Name,
    listener: (payload: NotificationPayload<Name>) => void,
  ): () => void
  /** Registers a folder dropped on the window; resolves like `chooseFolder`. Absent in a browser. */
  registerDroppedFolder?(file: File): Promise<CallResult<'chooseFolder'>>
}
