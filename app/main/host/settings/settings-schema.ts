import { z } from 'zod'
import { legacyCharsetNames, type Preset } from '../../engine/host-door.ts'
import { isAddressOrName, nameKey, shareNameFault, userNameFault } from './name-rules.ts'

/** The version this program writes; older files are brought up by migrations.ts, newer ones are refused. */
export const settingsVersion = 1

/** Limits of a file from a hostile or broken source; far above what a person needs. */
const maxShares = 1_000
const maxUsers = 10_000
/** scrypt holds 128 · n · r bytes while it checks a password. */
const maxScryptBytes = 512 * 1024 * 1024

const id = z.string().min(1).max(100)
const port = z.number().int().min(0).max(65_535)
const dataPort = z.number().int().min(1_024).max(65_535)
const sessionCount = z.number().int().min(1).max(10_000)
const tlsResumption = z.enum(['off', 'prefer', 'require'])
/** An IPv4 address or a host name whose address is looked up. */
const addressOrName = z
  .string()
  .max(253)
  .refine(isAddressOrName, 'Use an IPv4 address such as 203.0.113.7 or a host name.')
const presets = ['read-only', 'upload-only', 'read-upload', 'full'] as const satisfies readonly Preset[]
const preset = z.enum(presets)

/** A name that a rule of name-rules.ts finds nothing wrong with. */
const nameThat = (faultOf: (name: string) => string | null) =>
  z
    .string()
    .max(1_000)
    .transform((name) => name.normalize('NFC'))
    .superRefine((name, context) => {
      const fault = faultOf(name)
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    })

const base64Bytes = (min: number, max: number) =>
  z.base64().refine((text) => {
    const { length } = Buffer.from(text, 'base64')
    return length >= min && length <= max
  })

/** A password as it is kept, with the costs it was hashed with. */
export const storedPasswordSchema = z
  .object({
    algorithm: z.literal('scrypt'),
    n: z.number().int().min(2).refine(isPowerOfTwo),
    r: z.number().int().min(1).max(32),
    p: z.number().int().min(1).max(16),
    salt: base64Bytes(8, 64),
    hash: base64Bytes(16, 64),
  })
  .refine(({ n, r }) => 128 * n * r <= maxScryptBytes)
  .readonly()

/** How the server listens and treats clients. */
export const serverSettingsSchema = z
  .object({
    /** Port of the control listener on every interface; 0 lets the system choose. */
    controlPort: port.default(2121),
    /** `optional` offers AUTH TLS, `required` refuses logins without it. */
    tls: z.enum(['off', 'optional', 'required']).default('optional'),
    /** Oldest TLS that is spoken. */
    tlsMinVersion: z.enum(['TLSv1.2', 'TLSv1.3']).default('TLSv1.2'),
    /** Whether data connections must resume the TLS session of the control connection. */
    tlsResumption: tlsResumption.default('prefer'),
    /** Whose users that allow it may sign in in clear where TLS is required. */
    plainAllowedFor: z.enum(['nobody', 'local-peers', 'everybody']).default('nobody'),
    /** Inclusive range of passive data ports: what a firewall has to let through. */
    passivePorts: z
      .object({ min: dataPort, max: dataPort })
      .refine(({ min, max }) => min <= max, 'The first passive port must not be above the last.')
      .readonly()
      .default({ min: 50_000, max: 50_199 }),
    /** IPv4 address or host name told to clients outside the local networks; null tells the local one. */
    externalAddress: addressOrName.nullable().default(null),
    /** What clients of a network (`10.8.0.0/16`) are told instead; null tells the local address. The first one counts. */
    externalAddressOverrides: z
      .array(
        z.object({ network: z.union([z.cidrv4(), z.ipv4()]), address: addressOrName.nullable() }).readonly(),
      )
      .max(100)
      .readonly()
      .default([]),
    /** Charset of clients that know no UTF-8 (an old Windows Explorer); null passes their bytes as they are. */
    legacyCharset: z.enum(legacyCharsetNames).nullable().default(null),
    /** Starts serving when the app starts. */
    startOnLaunch: z.boolean().default(true),
    /** Treats TYPE A as TYPE I, for devices that never ask for TYPE I. */
    asciiAsBinary: z.boolean().default(false),
    /** Answers SIZE under TYPE A, which is 550 otherwise. */
    sizeInAscii: z.boolean().default(false),
    /** First reply to every client; printable ASCII on one line. */
    greeting: z
      .string()
      .max(200)
      .regex(/^[\x20-\x7e]*$/, 'Use one line of plain ASCII characters.')
      .default('Portside ready'),
    /** Simultaneous sessions in all. */
    maxSessions: sessionCount.default(512),
    /** Simultaneous sessions of one address. */
    maxSessionsPerAddress: sessionCount.default(20),
    /** Milliseconds without a command or a transfer before a session is closed. */
    idleTimeoutMs: z.number().int().min(10_000).max(86_400_000).default(300_000),
    /** Longest idle timeout in milliseconds that a client may choose for its session by SITE IDLE. */
    maxIdleTimeoutMs: z.number().int().min(10_000).max(86_400_000).default(3_600_000),
    /** Names clients may ask for by HOST; none accepts every name. */
    hostNames: z.array(z.string().min(1).max(253)).max(100).readonly().default([]),
    /** Lets clients end the encryption of the control connection after login (CCC). */
    allowClearControl: z.boolean().default(false),
    /** Lets clients make links inside a share (SITE SYMLINK). */
    allowLinks: z.boolean().default(false),
    /** Lets clients remove whole folders by one command (RMDA). */
    allowTreeRemoval: z.boolean().default(false),
    /** Lets clients put uploaded parts together (COMB). */
    allowCombining: z.boolean().default(false),
  })
  .readonly()

/** One shared folder. */
export const shareSchema = z
  .object({
    id,
    /** The virtual directory clients see; unique whatever its case. */
    name: nameThat(shareNameFault),
    /** Native path. */
    folder: z
      .string()
      .min(1)
      .max(32_768)
      .refine((folder) => !folder.includes('\0')),
    /** What those who get every share may do in it. */
    preset: preset.default('read-only'),
  })
  .readonly()

/** What a user may reach: every share with its own preset, or a chosen few. */
export const accessSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all-shares') }).readonly(),
  z
    .object({
      kind: z.literal('selected'),
      grants: z
        .array(z.object({ shareId: id, preset }).readonly())
        .max(maxShares)
        .readonly(),
    })
    .readonly(),
])

/** One account. */
export const userSchema = z
  .object({
    id,
    /** What a client sends with USER; unique whatever its case. */
    name: nameThat(userNameFault),
    /** A disabled user cannot log in. */
    isEnabled: z.boolean().default(true),
    /** Null: no password logs in. */
    password: storedPasswordSchema.nullable().default(null),
    /** The visible user behind 'anonymous' and 'ftp'; at most one. */
    isAnonymous: z.boolean().default(false),
    /** May list who is connected (SITE WHO); unsaid, no. */
    isAdmin: z.boolean().optional(),
    /** Refuses the login on a connection without TLS. */
    requiresTls: z.boolean().default(false),
    /** Lets a device that knows no TLS sign in where TLS is required, if the server allows such exceptions at all; unsaid, no. */
    allowsPlain: z.boolean().optional(),
    /** Whether data connections must resume the TLS session of the control connection; unsaid, the server decides. */
    tlsResumption: tlsResumption.optional(),
    access: accessSchema.default({ kind: 'all-shares' }),
    /** For the administrator's eyes only. */
    note: z.string().max(1_000).default(''),
    /** Milliseconds since 1970 UTC. */
    createdAtMs: z.number().min(0).default(0),
  })
  .readonly()

/** Everything the program remembers between runs besides history; every field has a default. */
export const settingsSchema = z
  .object({
    version: z.literal(settingsVersion),
    server: serverSettingsSchema.prefault({}),
    shares: uniqueList(shareSchema, maxShares),
    users: uniqueList(userSchema, maxUsers).refine(
      (users) => users.filter(({ isAnonymous }) => isAnonymous).length <= 1,
      'There can be only one anonymous user.',
    ),
    /** How the dashboard looks. */
    appearance: z
      .object({
        /** `system` follows the desktop. */
        theme: z.enum(['system', 'light', 'dark']).default('system'),
      })
      .readonly()
      .prefault({}),
  })
  .readonly()

/** One validated, frozen value. */
export type Settings = z.output<typeof settingsSchema>
export type ServerSettings = z.output<typeof serverSettingsSchema>
export type Share = z.output<typeof shareSchema>
export type User = z.output<typeof userSchema>
export type Access = z.output<typeof accessSchema>
export type Theme = Settings['appearance']['theme']

/** What a first start begins with. */
export const defaultSettings: Settings = settingsSchema.parse({ version: settingsVersion })

function uniqueList<Item extends z.ZodType<{ id: string; name: string }>>(item: Item, max: number) {
  return z
    .array(item)
    .max(max)
    .refine((items) => isUnique(items.map((entry) => entry.id)), 'Two entries have the same id.')
    .refine((items) => isUnique(items.map((entry) => nameKey(entry.name))), 'Two entries have the same name.')
    .readonly()
    .default([])
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value))
}
