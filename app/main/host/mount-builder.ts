import type { FolderRights, Mount, PermissionSet, StorageBackend, StorageRules } from '../engine/host-door.ts'
import { presetPermissions } from '../engine/host-door.ts'
import { nameKey } from './settings/name-rules.ts'
import type {
  Access,
  Settings,
  Share,
  FolderRights as StoredFolderRights,
} from './settings/settings-schema.ts'

/** What an account may reach once its groups have had their say. */
export type EffectiveAccess = Exclude<Access, { kind: 'groups' }>

/** For whom mounts are built. */
export interface MountRequest {
  readonly access: EffectiveAccess
  /** Guests only ever read what every account gets; what an administrator grants them by name they have. */
  readonly isAnonymous: boolean
  /** Whose interrupted uploads are remembered, so that they can be sent again; nobody's in a preview. */
  readonly accountId?: string
  /** Milliseconds since 1970 UTC; shares that have expired by then are left out. */
  readonly nowMs: number
  /** Opens a share's folder, which need not be there at the moment. */
  readonly storageOf: (share: Share) => Promise<StorageBackend>
  /** How much the account may store in a share; a preview stores nothing. */
  readonly storageRulesOf?: (share: Share) => Promise<StorageRules>
  /** Told when a share cannot appear where it was to appear. */
  readonly log?: (line: string) => void
}

/** What an account may do in one share, and where it appears. */
interface Granted {
  readonly share: Share
  readonly at: readonly string[]
  readonly permissions: PermissionSet
  readonly folders: readonly FolderRights[]
}

type Rights = Pick<Share, 'preset' | 'permissions'>

/** Builds what an account may reach. Of two shares in one place the later one gets a free name: nobody is kept out. */
export async function buildMounts(settings: Settings, request: MountRequest): Promise<Mount[]> {
  const granted = settings.shares
    .filter((share) => isOffered(share, request.nowMs))
    .flatMap((share) => grantedIn(share, request) ?? [])
    .filter(
      ({ permissions, folders }) =>
        permissions.size > 0 || folders.some((folder) => folder.permissions.size > 0),
    )
  const placed = withFreePlaces(granted, request.log)
  return await Promise.all(placed.map(async (grant) => await toMount(grant, request)))
}

/** Whether a share is seen by anybody at this moment, milliseconds since 1970 UTC. */
export function isOffered({ isEnabled, expiresAtMs }: Share, nowMs: number): boolean {
  return isEnabled && (expiresAtMs === null || nowMs < expiresAtMs)
}

async function toMount(
  { share, at, permissions, folders }: Granted,
  { storageOf, storageRulesOf, accountId }: MountRequest,
): Promise<Mount> {
  const uploads = {
    onExisting: share.onExisting,
    partials: share.partialUploads,
    ...(accountId === undefined ? {} : { accountId }),
  }
  const storage = await storageOf(share)
  const mount = { shareId: share.id, at, storage, permissions, folders, names: share.names, uploads }
  return storageRulesOf === undefined ? mount : { ...mount, storageRules: await storageRulesOf(share) }
}

/** Null where the account gets nothing, so that the share is not even seen. */
function grantedIn(share: Share, { access, isAnonymous }: MountRequest): Granted | null {
  if (access.kind === 'selected') {
    const grant = access.grants.find(({ shareId }) => shareId === share.id)
    if (grant === undefined) return null
    return {
      share,
      at: namesOf(grant.at) ?? [share.name],
      permissions: rightsOf(grant),
      folders: foldersOf(grant),
    }
  }
  const permissions = rightsOf(share)
  const folders = foldersOf(share)
  if (!isAnonymous) return { share, at: [share.name], permissions, folders }
  return {
    share,
    at: [share.name],
    permissions: readingOf(permissions),
    folders: folders.map((folder) => ({ ...folder, permissions: readingOf(folder.permissions) })),
  }
}

/** The rights a share, a grant or a folder stands for. */
export function rightsOf({ preset, permissions }: Rights): PermissionSet {
  return preset === 'custom' ? new Set(permissions) : presetPermissions[preset]
}

function foldersOf({ folders }: { readonly folders: readonly StoredFolderRights[] }): FolderRights[] {
  return folders.map((entry) => ({ path: entry.folder.split('/'), permissions: rightsOf(entry) }))
}

function readingOf(permissions: PermissionSet): PermissionSet {
  return new Set([...permissions].filter((permission) => presetPermissions['read-only'].has(permission)))
}

/** Null stands for the share's own name, and so does what is no path of names. */
function namesOf(at: string | null): string[] | null {
  if (at === null) return null
  return at.split('/').filter((name) => name !== '')
}

function withFreePlaces(granted: readonly Granted[], log: MountRequest['log']): Granted[] {
  const taken = new Set<string>()
  return granted.map((grant) => {
    const at = freePlace(grant, taken)
    taken.add(placeKey(at))
    if (at !== grant.at) {
      log?.(`share ${grant.share.id} appears at /${at.join('/')}: another one is at /${grant.at.join('/')}`)
    }
    return { ...grant, at }
  })
}

function freePlace({ at, share }: Granted, taken: ReadonlySet<string>): readonly string[] {
  if (!taken.has(placeKey(at))) return at
  const parent = at.slice(0, -1)
  const name = at.at(-1) ?? share.name
  if (at.length === 0 && !taken.has(placeKey([name]))) return [name]
  for (let number = 2; ; number += 1) {
    const next = [...parent, `${name} (${number})`]
    if (!taken.has(placeKey(next))) return next
  }
}

function placeKey(at: readonly string[]): string {
  return nameKey(at.join('/'))
}
