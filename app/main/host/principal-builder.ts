import type {
  Account,
  AccountSource,
  Mount,
  PermissionSet,
  StorageBackend,
  StoredPassword,
} from '../engine/host-door.ts'
import { presetPermissions } from '../engine/host-door.ts'
import { nameKey } from './settings/name-rules.ts'
import type { Settings, Share, User } from './settings/settings-schema.ts'

/** Opens the storage of a native folder, which need not be there at the moment, with the rule for links in it. */
export type OpenStorage = (folder: string, links: Share['links']) => Promise<StorageBackend>

/** The storage of a share; the same one as long as neither its folder nor its rule for links changes. */
type StorageOf = (share: Pick<Share, 'folder' | 'links'>) => Promise<StorageBackend>

/** What accounts are built from. */
export interface AccountSourceOptions {
  /** The settings as they are now; called at every login. */
  readonly settings: () => Settings
  /** Opens the storage of a shared folder; called once for each folder and rule as long as it is shared. */
  readonly openStorage: OpenStorage
  /** Keeps a stronger hash of a user's unchanged password. */
  readonly passwordRehashed?: (userId: string, password: StoredPassword) => void
}

interface AccountIndex {
  readonly settings: Settings
  readonly byName: ReadonlyMap<string, Account>
  readonly anonymous: Account | null
}

/** Offers the users of the settings to the authenticator; names compare without case. */
export function createAccountSource(options: AccountSourceOptions): AccountSource {
  const storages = new Map<string, Promise<StorageBackend>>()
  let index: AccountIndex | null = null

  const storageOf: StorageOf = (share) => {
    const key = storageKey(share)
    const known = storages.get(key)
    if (known !== undefined) return known
    const storage = options.openStorage(share.folder, share.links)
    storages.set(key, storage)
    // The next login tries again.
    storage.catch(() => storages.delete(key))
    return storage
  }

  const currentIndex = (): AccountIndex => {
    const settings = options.settings()
    // Settings are immutable: the same value means that nothing has changed.
    if (index?.settings === settings) return index
    const shared = new Set(settings.shares.map(storageKey))
    for (const key of storages.keys()) if (!shared.has(key)) storages.delete(key)
    const accounts = settings.users.map((user) => toAccount(settings, user, storageOf))
    index = {
      settings,
      byName: new Map(accounts.map((account) => [nameKey(account.name), account])),
      anonymous: accounts.find(({ isAnonymous }) => isAnonymous) ?? null,
    }
    return index
  }

  return {
    find: (userName) => currentIndex().byName.get(nameKey(userName)) ?? null,
    findAnonymous: () => currentIndex().anonymous,
    ...(options.passwordRehashed === undefined ? {} : { passwordRehashed: options.passwordRehashed }),
  }
}

function storageKey({ folder, links }: Pick<Share, 'folder' | 'links'>): string {
  return `${links} ${folder}`
}

/** Builds what a user may reach: each share as a folder of its name beneath the virtual root. */
export function buildMounts(settings: Settings, user: User, storageOf: StorageOf): Promise<Mount[]> {
  const granted = settings.shares.flatMap((share) => {
    const permissions = permissionsOn(share, user)
    return permissions === null ? [] : [{ share, permissions }]
  })
  return Promise.all(
    granted.map(async ({ share, permissions }) => ({
      shareId: share.id,
      at: [share.name],
      storage: await storageOf(share),
      permissions,
    })),
  )
}

/** Null where the user may do nothing at all, so that the share is not even seen. */
function permissionsOn(share: Share, user: User): PermissionSet | null {
  if (user.access.kind === 'groups') return null
  if (user.access.kind === 'selected') {
    const grant = user.access.grants.find(({ shareId }) => shareId === share.id)
    return grant === undefined ? null : rightsOf(grant)
  }
  if (!user.isAnonymous) return rightsOf(share)
  // Guests only ever read, whatever others may do, unless an administrator grants them a share by name.
  const readable = [...rightsOf(share)].filter((permission) => presetPermissions['read-only'].has(permission))
  return readable.length === 0 ? null : new Set(readable)
}

function rightsOf({ preset, permissions }: Pick<Share, 'preset' | 'permissions'>): PermissionSet {
  return preset === 'custom' ? new Set(permissions) : presetPermissions[preset]
}

function toAccount(settings: Settings, user: User, storageOf: StorageOf): Account {
  const { id, name, password, isEnabled, isAnonymous, isAdmin, requiresTls, allowsPlain, tlsResumption } =
    user
  return {
    accountId: id,
    name,
    password,
    isEnabled,
    isAnonymous,
    isAdmin,
    requiresTls,
    allowsPlain,
    ...(tlsResumption === null ? {} : { tlsResumption }),
    mounts: () => buildMounts(settings, user, storageOf),
  }
}
