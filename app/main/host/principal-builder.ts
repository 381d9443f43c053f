import type { Account, AccountSource, StorageBackend, StorageRules } from '../engine/host-door.ts'
import { sweepShare } from '../engine/host-door.ts'
import { accountFacts } from './accounts/account-facts.ts'
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
  /** How much a user may store in a share; without it the disk alone decides. */
  readonly storageRulesOf?: (shareId: string, userId: string) => Promise<StorageRules>
  /** Hears of shares that could not appear where they were to appear, one line each. */
  readonly log?: (line: string) => void
  /** Keeps a stronger hash of a user's unchanged password. */
  readonly passwordRehashed?: NonNullable<AccountSource['passwordRehashed']>
}

/** The users of the settings as accounts. */
export interface HostAccounts extends AccountSource {
  /** The account of a user, who need not be in the settings any more. */
  accountOf(user: User): Account
}

interface Surroundings {
  readonly storageRulesOf: AccountSourceOptions['storageRulesOf']
  readonly log: (line: string) => void
}

interface AccountIndex {
  readonly settings: Settings
  readonly byName: ReadonlyMap<string, User>
  readonly anonymous: User | null
  /** Made when they are first asked for: of ten thousand users few are there at a time. */
  readonly accounts: Map<User, Account>
}

/** Offers the users of the settings to the authenticator; names compare without case. */
export function createAccountSource(options: AccountSourceOptions): HostAccounts {
  const storages = new Map<string, Promise<StorageBackend>>()
  let index: AccountIndex | null = null
  const said = new Set<string>()

  /** Rights are built at every login and change; what is said of them is said once. */
  const log = (line: string): void => {
    if (said.has(line)) return
    said.add(line)
    options.log?.(line)
  }
  const surroundings = { storageRulesOf: options.storageRulesOf, log }

  const storageOf: StorageOf = (share) => {
    const key = storageKey(share)
    const known = storages.get(key)
    if (known !== undefined) return known
    const storage = options.openStorage(share.folder, share.links)
    storages.set(key, storage)
    // What a crash left is cleared away in the background; where opening fails, the next login tries again.
    storage.then(
      (opened) => sweepShare(opened),
      () => storages.delete(key),
    )
    return storage
  }

  const currentIndex = (): AccountIndex => {
    const settings = options.settings()
    // Settings are immutable: the same value means that nothing has changed.
    if (index?.settings === settings) return index
    const shared = new Set(settings.shares.map(storageKey))
    for (const key of storages.keys()) if (!shared.has(key)) storages.delete(key)
    index = {
      settings,
      byName: new Map(settings.users.map((user) => [nameKey(user.name), user])),
      anonymous: settings.users.find(({ isAnonymous }) => isAnonymous) ?? null,
      accounts: new Map(),
    }
    return index
  }

  const accountOf = (user: User | null | undefined): Account | null => {
    if (user === null || user === undefined) return null
    const { accounts, settings } = currentIndex()
    const account = accounts.get(user) ?? toAccount(settings, user, storageOf, surroundings)
    accounts.set(user, account)
    return account
  }

  return {
    find: (userName) => accountOf(currentIndex().byName.get(nameKey(userName))),
    findAnonymous: () => accountOf(currentIndex().anonymous),
    accountOf: (user) => toAccount(options.settings(), user, storageOf, surroundings),
    ...(options.passwordRehashed === undefined ? {} : { passwordRehashed: options.passwordRehashed }),
  }
}

function storageKey({ folder, links }: Pick<Share, 'folder' | 'links'>): string {
  return `${links} ${folder}`
}

function toAccount(
  settings: Settings,
  user: User,
  storageOf: StorageOf,
  { storageRulesOf, log }: Surroundings,
): Account {
  const { facts, effective } = accountFacts(settings, user)
  const { access } = effective
  const { isAnonymous } = user
  return {
    ...facts,
    mounts: () =>
      buildMounts(settings, {
        access,
        isAnonymous,
        accountId: facts.accountId,
        nowMs: Date.now(),
        storageOf,
        log,
        ...(storageRulesOf === undefined
          ? {}
          : { storageRulesOf: (share) => storageRulesOf(share.id, facts.accountId) }),
      }),
  }
}
