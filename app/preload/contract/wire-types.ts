/**
 * JSON-safe shapes that cross from the main process to a dashboard. Schemas are the source, types are inferred.
 * Times are milliseconds since 1970 UTC; rates are bytes a second; every id is opaque to the dashboard.
 */
import { z } from 'zod'
import { groupRules, userRules } from './fields/account-rules.ts'
import { appearanceRules } from './fields/appearance-rules.ts'
import { hookRules } from './fields/hook-rules.ts'
import { protectionRules } from './fields/protection-rules.ts'
import { type grantSchema, presetOrCustom } from './fields/rights.ts'
import { serverRules } from './fields/server-rules.ts'
import { shareRules } from './fields/share-rules.ts'
import { certificatesSchema } from './wire-certificates.ts'
import { consoleLineSchema, consoleStateSchema } from './wire-console.ts'
import { desktopSchema } from './wire-desktop.ts'
import { historyStateSchema } from './wire-history.ts'
import { logStateSchema } from './wire-logs.ts'
import { openProblemSchema } from './wire-problems.ts'
import { banSchema, securityEventSchema, securitySchema, securitySummarySchema } from './wire-security.ts'
import { sessionSchema } from './wire-sessions.ts'

const id = z.string().min(1).max(100)
const count = z.number().int().nonnegative()
const timeMs = z.number()

/** Rights bundle of a share or a grant; see product.md "sharing". */
export const presetSchema = presetOrCustom
export type WirePreset = z.infer<typeof presetSchema>

/** How control connections treat TLS. */
export const tlsPolicySchema = z.enum(['off', 'optional', 'required'])
export type WireTlsPolicy = z.infer<typeof tlsPolicySchema>

/** One bound (or failed) control listener. */
export const listenerSchema = z.object({
  host: z.string(),
  port: count,
  tls: z.enum(['off', 'optional', 'required', 'implicit']),
  /** Plain-word reason when it could not be bound, else null. */
  problem: z.string().nullable(),
})
export type WireListener = z.infer<typeof listenerSchema>

/** An address to type into a client, best first in `ServerState.addresses`. */
export const reachableAddressSchema = z.object({
  /** What a person types as host: numeric, IPv6 without brackets. */
  host: z.string(),
  /** Ready to paste, e.g. 'ftp://192.168.1.10:2121'. */
  url: z.string(),
  /** Friendly name of the interface, e.g. 'Wi-Fi (wlan0)'. */
  interfaceName: z.string(),
  /** `local` reaches other devices, `virtual` is a VPN or container bridge, `this-computer` is loopback. */
  kind: z.enum(['local', 'virtual', 'this-computer']),
})
export type WireReachableAddress = z.infer<typeof reachableAddressSchema>

/** State of the engine as a whole. */
export const serverStateSchema = z.object({
  phase: z.enum(['stopped', 'starting', 'running', 'stopping', 'problem']),
  /** One line for people in phase `problem`, else null. */
  problem: z.string().nullable(),
  listeners: z.array(listenerSchema),
  addresses: z.array(reachableAddressSchema),
  startedAt: timeMs.nullable(),
})
export type WireServerState = z.infer<typeof serverStateSchema>

/** What is stored, as far as it counts with a quota. */
export const usageSchema = z.object({
  bytes: count,
  files: count,
  /** When it was last compared with what is really there; null before the first time. */
  scannedAtMs: timeMs.nullable(),
  /** It is being compared at present. */
  isScanning: z.boolean(),
})
export type WireUsage = z.infer<typeof usageSchema>

/** What nobody has counted has no usage. */
const usage = usageSchema.nullable().default(null)

/** One shared folder. */
export const shareSchema = z.object({
  id,
  /** Name of the virtual directory clients see. */
  name: z.string(),
  /** Native path, for showing only. */
  folder: z.string(),
  ...shareRules,
  state: z.enum(['ok', 'missing']),
  /** Bytes free on its disk, or null when unknown. */
  freeBytes: z.number().nullable(),
  /** Size of that disk in bytes, or null when unknown. */
  diskBytes: z.number().nullable().default(null),
  /** What the disk has left for uploads; `none` refuses them for the sake of what is to stay free. */
  room: z.enum(['enough', 'low', 'none']).default('enough'),
  /** What the folder holds in all; null for a share without a quota that nobody asked to count. */
  usage,
  /** Quick shares of the command line live for the run and cannot be changed. */
  isTemporary: z.boolean(),
})
export type WireShare = z.infer<typeof shareSchema>

/** One account. Password material never crosses. */
export const userSchema = z.object({
  id,
  name: z.string(),
  /** The visible special user without a password. */
  isAnonymous: z.boolean(),
  /** False: no password logs in. */
  hasPassword: z.boolean(),
  ...userRules,
  /** What the user has stored by uploads; null for a user without a quota, the groups' included. */
  usage,
  isTemporary: z.boolean(),
})
export type WireUser = z.infer<typeof userSchema>
export type WireAccess = WireUser['access']
export type WireGrant = z.infer<typeof grantSchema>

/** Rules several users share. */
export const groupSchema = z.object({ id, name: z.string(), ...groupRules })
export type WireGroup = z.infer<typeof groupSchema>

/** Server settings a person can change; every one has an effect. */
export const serverSettingsSchema = z.object(serverRules)
export type WireServerSettings = z.infer<typeof serverSettingsSchema>

/** How the dashboard looks and speaks. */
export const appearanceSchema = z.object(appearanceRules)
export type WireAppearance = z.infer<typeof appearanceSchema>
export type WireTheme = WireAppearance['theme']

/** Which other programs are told what happens. */
export const hooksSchema = z.object(hookRules)
export type WireHooks = z.infer<typeof hooksSchema>

/** Something the person should know, e.g. a settings file that was kept aside. */
export const noticeSchema = z.object({
  id,
  level: z.enum(['info', 'warning', 'error']),
  text: z.string(),
  at: timeMs,
})
export type WireNotice = z.infer<typeof noticeSchema>

/** Everything a new window needs; what follows are batches `batchNumber + 1`, `+ 2`, … */
export const snapshotSchema = z.object({
  batchNumber: count,
  at: timeMs,
  appVersion: z.string(),
  /** Where the dashboard runs: decides between the folder dialog and the server-side folder list. */
  host: z.enum(['desktop', 'headless']),
  platform: z.string(),
  server: serverStateSchema,
  shares: z.array(shareSchema),
  users: z.array(userSchema),
  groups: z.array(groupSchema),
  security: securitySchema,
  securitySummary: securitySummarySchema,
  certificates: certificatesSchema,
  sessions: z.array(sessionSchema),
  settings: serverSettingsSchema,
  appearance: appearanceSchema,
  history: historyStateSchema,
  logs: logStateSchema,
  hooks: hooksSchema,
  /** Null where there is no desktop. */
  desktop: desktopSchema.nullable(),
  /** What goes wrong at present, the newest last. */
  problems: z.array(openProblemSchema).default([]),
  notices: z.array(noticeSchema),
})
export type WireSnapshot = z.infer<typeof snapshotSchema>

/** One change since the snapshot. */
export const dashboardEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('server-changed'), server: serverStateSchema }),
  z.object({ type: z.literal('shares-changed'), shares: z.array(shareSchema) }),
  z.object({ type: z.literal('users-changed'), users: z.array(userSchema) }),
  z.object({ type: z.literal('certificates-changed'), certificates: certificatesSchema }),
  z.object({ type: z.literal('bans-changed'), bans: z.array(banSchema) }),
  z.object({ type: z.literal('protection-changed'), rules: z.object(protectionRules) }),
  z.object({
    type: z.literal('security-event-added'),
    event: securityEventSchema,
    failuresByHour: z.array(count),
  }),
  z.object({ type: z.literal('security-summary-changed'), summary: securitySummarySchema }),
  z.object({ type: z.literal('groups-changed'), groups: z.array(groupSchema) }),
  /** What is counted at present, all of it; at most once a second. A share or user that is missing has no usage. */
  z.object({
    type: z.literal('usage-changed'),
    shares: z.array(z.object({ id, usage: usageSchema })),
    users: z.array(z.object({ id, usage: usageSchema })),
  }),
  z.object({ type: z.literal('settings-changed'), settings: serverSettingsSchema }),
  z.object({ type: z.literal('appearance-changed'), appearance: appearanceSchema }),
  z.object({ type: z.literal('history-changed'), history: historyStateSchema }),
  z.object({ type: z.literal('logs-changed'), logs: logStateSchema }),
  /** A piece of the conversation of one console, and how it stands now. */
  z.object({
    type: z.literal('console-output'),
    id,
    lines: z.array(consoleLineSchema),
    state: consoleStateSchema,
  }),
  /** There are lines up to this number; at most four times a second. */
  z.object({ type: z.literal('log-grown'), lastNumber: count }),
  z.object({ type: z.literal('hooks-changed'), hooks: hooksSchema }),
  z.object({ type: z.literal('desktop-changed'), desktop: desktopSchema }),
  /** `takeOfferedFolder` has a folder to hand out. */
  z.object({ type: z.literal('folder-offered') }),
  /** A new session or a changed one: the whole row. */
  z.object({ type: z.literal('session-changed'), session: sessionSchema }),
  /** The cheap tick of a running transfer. */
  z.object({
    type: z.literal('session-progressed'),
    id,
    bytes: count,
    rate: z.number().nonnegative(),
    sentBytes: count,
    receivedBytes: count,
    isStalled: z.boolean(),
  }),
  z.object({ type: z.literal('session-removed'), id }),
  /** All problems that are open. */
  z.object({ type: z.literal('problems-changed'), problems: z.array(openProblemSchema) }),
  z.object({ type: z.literal('notice-raised'), notice: noticeSchema }),
  z.object({ type: z.literal('notice-dismissed'), id }),
])
export type WireDashboardEvent = z.infer<typeof dashboardEventSchema>

/** Several changes at once; numbers have no gaps, a gap means "ask for a snapshot". At most ten batches a second. */
export const batchSchema = z.object({
  number: count,
  at: timeMs,
  events: z.array(dashboardEventSchema),
})
export type WireBatch = z.infer<typeof batchSchema>

/** A folder the person chose; the native path stays in main, the token stands for it. */
export const chosenFolderSchema = z.object({
  token: id,
  /** For showing only. */
  folder: z.string(),
  suggestedName: z.string(),
  /** Lines to show before sharing, e.g. that it lies inside another share. */
  warnings: z.array(z.string()),
})
export type WireChosenFolder = z.infer<typeof chosenFolderSchema>

/** An expected failure, shown beside the field it belongs to; `field` is null when it belongs to none. */
export const problemSchema = z.object({ field: z.string().nullable(), message: z.string() })
export type WireProblem = z.infer<typeof problemSchema>
