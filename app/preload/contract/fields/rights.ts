import { z } from 'zod'
import { id } from './limits.ts'

const presets = ['read-only', 'upload-only', 'read-upload', 'full'] as const

/** Every right there is; what each one allows is said in the engine's permission.ts. */
export const permissionNames = [
  'list',
  'download',
  'upload',
  'overwrite',
  'append',
  'delete',
  'rename',
  'make-directory',
  'remove-directory',
  'change-times',
  'change-mode',
] as const

/** A bundle of rights, or `custom` for the ones picked one by one in `permissions`. */
export const presetOrCustom = z.enum([...presets, 'custom'])

const permissions = z.array(z.enum(permissionNames)).max(permissionNames.length).readonly().default([])

/** Names below a share, `photos/2026`; neither empty nor with a part that means a way up. */
const folderPath = z
  .string()
  .min(1)
  .max(4_000)
  .transform((path) => path.normalize('NFC').replace(/^\/+|\/+$/g, ''))
  .refine(isNamePath, 'Write the folder as names with “/” between them, such as photos/2026.')

/** Where a share appears to an account: `/` for the root itself, or names below it. */
const virtualPlace = z
  .string()
  .min(1)
  .max(1_000)
  .transform((path) => path.normalize('NFC'))
  .refine(
    (path) => path === '/' || (path.startsWith('/') && isNamePath(path.slice(1))),
    'Write where it appears as “/” or as names with “/” before them, such as /photos/2026.',
  )

/** Other rights in one folder of a share and all below it; of several that fit, the deepest folder decides. */
export const folderRightsSchema = z
  .object({ folder: folderPath, preset: presetOrCustom, permissions })
  .readonly()

/** Rights in each of these folders; elsewhere those of the share or the grant hold. */
export const folderRightsList = z.array(folderRightsSchema).max(200).readonly().default([])

/** What an account may do in one share. */
export const grantSchema = z
  .object({
    shareId: id,
    /** Where the share appears; null shows it as a folder of its own name. */
    at: virtualPlace.nullable().default(null),
    preset: presetOrCustom,
    /** The rights of `custom`; without effect beside a preset. */
    permissions,
    folders: folderRightsList,
  })
  .readonly()

/** What a user or a group may reach. */
export const accessSchema = z.discriminatedUnion('kind', [
  /** Every share with its own rights, those that will come included. */
  z.object({ kind: z.literal('all-shares') }).readonly(),
  z.object({ kind: z.literal('selected'), grants: z.array(grantSchema).max(1_000).readonly() }).readonly(),
  /** What the first of the user's groups that says something allows; of a group: says nothing. */
  z.object({ kind: z.literal('groups') }).readonly(),
])

/** Rights of their own choice, as shares and folders carry them. */
export const rightsFields = { preset: presetOrCustom, permissions }

function isNamePath(path: string): boolean {
  return path
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..' && !/[\0\r\n\\]/.test(name))
}
