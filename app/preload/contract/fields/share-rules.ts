import { z } from 'zod'
import { byteCount, quotaSchema, timeMs } from './limits.ts'
import { folderRightsList, presetOrCustom, rightsFields } from './rights.ts'

/** Name patterns: `*` and `?` as everywhere, `**` not; compared without case. */
const patterns = z.array(z.string().min(1).max(255)).max(200).readonly().default([])

/** What an administrator decides about a share, besides its name and its folder. */
export const shareRules = {
  /** A share that is switched off is seen by nobody. */
  isEnabled: z.boolean().default(true),
  /** From this moment on nobody sees it any more; null never. */
  expiresAtMs: timeMs.nullable().default(null),
  /** What those who get every share may do in it. */
  preset: presetOrCustom.default('read-only'),
  /** The rights of `custom`; without effect beside a preset. */
  permissions: rightsFields.permissions,
  /** Other rights in some folders, for those who get every share. */
  folders: folderRightsList,
  /**
   * Which links and junctions work: `never` hides all, `inside` follows those that stay in the share, `anywhere` also
   * those that leave it, which gives clients whatever they lead to.
   */
  links: z.enum(['never', 'inside', 'anywhere']).default('inside'),
  /** Names clients may use and see. Folders are never refused by `allow`, or nobody could reach what is in them. */
  names: z
    .object({
      /** Files must match one of these (`*.jpg`); none allows every name. */
      allow: patterns,
      /** Nothing that matches can be read, written, made or renamed to; it is listed all the same unless hidden. */
      deny: patterns,
      /** Nothing that matches is listed or found. */
      hide: patterns,
    })
    .readonly()
    .prefault({}),
  /**
   * What STOR does where a file of that name is: `overwrite` replaces it (with the right to), `refuse` never does,
   * `keep-both` stores the new one under a free name such as `photo (2).jpg`.
   */
  onExisting: z.enum(['overwrite', 'refuse', 'keep-both']).default('overwrite'),
  /**
   * What becomes of an interrupted upload: `resume` keeps a new file under its name and removes the partial of one that
   * was to replace another, `keep` also keeps the latter beside it, `delete` removes both.
   */
  partialUploads: z.enum(['resume', 'keep', 'delete']).default('resume'),
  /** How much the folder may hold in all, what was there before included. */
  quota: quotaSchema.prefault({}),
  /** Largest file that may come to be by an upload, in bytes; null does not limit. */
  maxFileBytes: byteCount.nullable().default(null),
  /** Bytes that uploads leave free on its disk; null takes the server's. */
  diskReserveBytes: byteCount.nullable().default(null),
}
