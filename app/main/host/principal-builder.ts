import type { Account, AccountSource, StorageBackend, StoredPassword } from '../engine/host-door.ts'
import { buildMounts } from './mount-builder.ts'
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
    mounts: () =>
      buildMounts(settings, {
        access: user.access.kind === 'groups' ? { kind: 'selected', grants: [] } : user.access,
        isAnonymous,
        nowMs: Date.now(),
        storageOf,
      }),
  }
}
