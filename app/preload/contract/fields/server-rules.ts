import { z } from 'zod'
import { byteCount, sessionCount, speedLimitSchema } from './limits.ts'

const port = z.number().int().min(0).max(65_535)
const dataPort = z.number().int().min(1_024).max(65_535)
const idleTimeoutMs = z.number().int().min(10_000).max(86_400_000)
const hostLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

/** Charsets of clients that know no UTF-8; the engine's own list, which a unit test holds equal to this one. */
export const legacyCharsets = [
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'koi8-r',
  'ibm866',
  'iso-8859-2',
  'iso-8859-7',
  'iso-8859-15',
  'windows-874',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
] as const

/** Tells whether a text is an IPv4 address or a host name (RFC 1123 §2.1); a name that ends in a number is a mistyped address. */
export function isAddressOrName(text: string): boolean {
  const labels = text.split('.')
  if (labels.every((label) => /^\d+$/.test(label))) return z.ipv4().safeParse(text).success
  return (
    text.length <= 253 && labels.every((label) => hostLabel.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  )
}

/** An IPv4 address or a host name whose address is looked up. */
const addressOrName = z
  .string()
  .max(253)
  .transform((text) => text.trim())
  .refine(isAddressOrName, 'Use an IPv4 address such as 203.0.113.7 or a host name.')

/** How the server listens and treats clients: every setting of it, with its default. */
export const serverRules = {
  /** Port of the control listener on every interface; 0 lets the system choose. */
  controlPort: port.default(2121),
  /** `optional` offers AUTH TLS, `required` refuses logins without it. */
  tls: z.enum(['off', 'optional', 'required']).default('optional'),
  /** Oldest TLS that is spoken. */
  tlsMinVersion: z.enum(['TLSv1.2', 'TLSv1.3']).default('TLSv1.2'),
  /** Whether data connections must resume the TLS session of the control connection. */
  tlsResumption: z.enum(['off', 'prefer', 'require']).default('prefer'),
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
      z
        .object({
          network: z.union([z.cidrv4(), z.ipv4()], {
            error: 'Use an IPv4 network such as 10.8.0.0/16 or an address.',
          }),
          address: addressOrName.nullable(),
        })
        .readonly(),
    )
    .max(100)
    .readonly()
    .default([]),
  /** Charset of clients that know no UTF-8 (an old Windows Explorer); null passes their bytes as they are. */
  legacyCharset: z.enum(legacyCharsets).nullable().default(null),
  /** Starts serving when the app starts. */
  startOnLaunch: z.boolean().default(true),
  /** Lets programs of the local network find the server by its name (DNS-SD, `_ftp._tcp`). */
  announce: z.boolean().default(false),
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
  /** Simultaneous sessions of one user; null does not limit. */
  maxSessionsPerUser: sessionCount.nullable().default(null),
  /** Speed of all sessions together. */
  speed: speedLimitSchema.prefault({}),
  /** Speed of each session. */
  sessionSpeed: speedLimitSchema.prefault({}),
  /** Bytes that uploads leave free on a disk, unless its share says otherwise. */
  diskReserveBytes: byteCount.default(64_000_000),
  /** Milliseconds without a command or a transfer before a session is closed. */
  idleTimeoutMs: idleTimeoutMs.default(300_000),
  /** Longest idle timeout in milliseconds that a client may choose for its session by SITE IDLE. */
  maxIdleTimeoutMs: idleTimeoutMs.default(3_600_000),
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
}
