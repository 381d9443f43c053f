import { z } from 'zod'
import { byteCount, id, networks, quotaSchema, sessionCount, speedLimitSchema, timeMs } from './limits.ts'
import { accessSchema } from './rights.ts'

/** A virtual path a session begins in. */
const startFolder = z
  .string()
  .max(4_000)
  .transform((path) => path.normalize('NFC'))
  .refine((path) => path.startsWith('/'), 'Begin the start folder with “/”, such as /photos.')

/**
 * What users and groups have in common. Of a user and its groups, in the order the user lists them, the first that says
 * something decides about access and start folder; every limit is the strictest of all; what one of them forbids (LAN
 * only, TLS, addresses) is forbidden. What is said of users alone (`userRules`), such as TLS resumption, no group decides.
 */
export const accountRules = {
  /** Only peers of the local networks may sign in. */
  isLanOnly: z.boolean().default(false),
  /** Only peers of these networks may sign in; none lets everybody. */
  allowedAddresses: networks,
  /** Peers of these networks may not sign in, whatever `allowedAddresses` says. */
  deniedAddresses: networks,
  /** Refuses the login on a connection without TLS. */
  requiresTls: z.boolean().default(false),
  /** Where sessions begin; null at the root. A folder that is not there begins at the root, too. */
  startFolder: startFolder.nullable().default(null),
  /** Simultaneous sessions of each user; null does not limit. */
  maxSessions: sessionCount.nullable().default(null),
  /** Speed of all sessions of the user, or of all users of the group, together. */
  speed: speedLimitSchema.prefault({}),
  /** Speed of each session. */
  sessionSpeed: speedLimitSchema.prefault({}),
  /** How much each user may have stored by uploads. */
  quota: quotaSchema.prefault({}),
  /** Largest file that may come to be by an upload, in bytes; null does not limit. */
  maxFileBytes: byteCount.nullable().default(null),
  /** For the administrator's eyes only. */
  note: z.string().max(1_000).default(''),
}

/** What an administrator decides about a group, besides its name. */
export const groupRules = {
  access: accessSchema.default({ kind: 'groups' }),
  ...accountRules,
}

/** What an administrator decides about a user, besides name and password. */
export const userRules = {
  /**
   * `device` is a scanner, camera or machine that speaks old, plain FTP: what it sends is stored as it is whatever TYPE
   * says, and SITE and ALLO it makes up are tolerated.
   */
  kind: z.enum(['person', 'device']).default('person'),
  /** A disabled user cannot log in. */
  isEnabled: z.boolean().default(true),
  /** From this moment on the user cannot log in; null never. */
  expiresAtMs: timeMs.nullable().default(null),
  /** Groups, the first one decides before the second. */
  groupIds: z.array(id).max(100).readonly().default([]),
  /** May list who is connected (SITE WHO). */
  isAdmin: z.boolean().default(false),
  /** Lets a device that knows no TLS sign in where TLS is required, if the server allows such exceptions at all. */
  allowsPlain: z.boolean().default(false),
  /** Whether data connections must resume the TLS session of the control connection; null leaves it to the server. */
  tlsResumption: z.enum(['off', 'prefer', 'require']).nullable().default(null),
  access: accessSchema.default({ kind: 'all-shares' }),
  ...accountRules,
}
