import type { z } from 'zod'
import { saveAccess, withoutLostShares } from './salvage-access.ts'
import { isRecord, type JsonRecord, type SavedFields, saveFields } from './salvage-fields.ts'
import { saveList } from './salvage-list.ts'
import { savePart } from './salvage-part.ts'
import { maxGroups, maxShares, maxUsers } from './schema-parts.ts'
import type { Group, Settings, Share, User } from './settings-schema.ts'
import { settingsSchema, settingsVersion } from './settings-schema.ts'
import { shareSchema } from './share-schema.ts'
import { groupSchema, userSchema } from './user-schema.ts'

/** What could be saved of settings that are not valid as a whole. */
export interface SalvagedSettings {
  readonly settings: Settings
  /** What was left out or switched off, one line for people each. */
  readonly problems: readonly string[]
  /** A whole part (every share, every user, …) was lost; an older file may know more. */
  readonly isPartLost: boolean
}

/**
 * Saves what is valid of a file of the current version, so that one bad value does not cost all the others. Nobody gets
 * more than before: a user or a share with a rule that cannot be read is switched off, and so are the users of a group
 * that is not whole. Throws ZodError when not even that gives valid settings.
 */
export function salvageSettings(json: JsonRecord): SalvagedSettings {
  const problems: string[] = []
  const { version, shares: _shares, users: _users, groups: _groups, ...parts } = settingsSchema.unwrap().shape
  const saved = Object.fromEntries(
    Object.entries(parts).map(([name, schema]) => [name, savePart(name, schema, json[name], problems)]),
  )
  const lostLists = ['shares', 'groups', 'users'].filter(
    (name) => json[name] !== undefined && !Array.isArray(json[name]),
  )
  for (const name of lostLists) problems.push(`The list of ${name} could not be read.`)

  const shares = saveShares(listIn(json.shares, maxShares, 'shares', problems), problems)
  const { groups, isUnsafe } = saveGroups(
    listIn(json.groups, maxGroups, 'groups', problems),
    shares,
    problems,
  )
  const users = saveUsers(listIn(json.users, maxUsers, 'users', problems), shares, problems)
  const areGroupsLost = lostLists.includes('groups')
  const shareIds = new Set(shares.map(({ id }) => id))
  const groupIds = new Set(groups.map(({ id }) => id))
  const settings = settingsSchema.parse({
    ...saved,
    version: settingsVersion,
    shares,
    groups: groups.map((group) => ({ ...group, access: withoutLostShares(group.access, shareIds) })),
    users: users.map((user) => {
      const isOff = user.isEnabled && user.groupIds.some((id) => areGroupsLost || isUnsafe(id))
      if (isOff) problems.push(`User “${user.name}” was switched off: one of its groups could not be read.`)
      return {
        ...user,
        isEnabled: user.isEnabled && !isOff,
        groupIds: user.groupIds.filter((id) => groupIds.has(id)),
        access: withoutLostShares(user.access, shareIds),
      }
    }),
  })
  const isServerLost = json.server !== undefined && !isRecord(json.server)
  return { settings, problems, isPartLost: isServerLost || lostLists.length > 0 }
}

function listIn(value: unknown, max: number, part: string, problems: string[]): readonly unknown[] {
  if (!Array.isArray(value)) return []
  if (value.length > max) problems.push(`Only the first ${max} ${part} were read.`)
  return value.slice(0, max)
}

function saveShares(entries: readonly unknown[], problems: string[]): Share[] {
  return saveList<Share>(
    entries,
    {
      noun: 'Share',
      read: (entry) => switchedOffUnlessWhole(saveFields(shareSchema.unwrap().shape, entry)),
      complete: (fields) => shareSchema.safeParse(fields).data ?? null,
      consequence: 'was switched off',
    },
    problems,
  )
}

function saveGroups(entries: readonly unknown[], shares: readonly Share[], problems: string[]) {
  const notWhole = new Set<unknown>()
  const groups = saveList<Group>(
    entries,
    {
      noun: 'Group',
      read: (entry, called) => saveHolder(groupSchema.unwrap().shape, entry, { shares, called, problems }),
      complete: (fields) => groupSchema.safeParse(fields).data ?? null,
      consequence: 'is not whole and its users were switched off',
      onFault: (entry) => notWhole.add(isRecord(entry) ? entry.id : null),
    },
    problems,
  )
  const ids = new Set(groups.map(({ id }) => id))
  // A group that was lost, even its id, may have been what kept its users out of something.
  const isUnsafe = (id: string): boolean => notWhole.has(id) || (notWhole.size > 0 && !ids.has(id))
  return { groups, isUnsafe }
}

function saveUsers(entries: readonly unknown[], shares: readonly Share[], problems: string[]): User[] {
  const users = saveList<User>(
    entries,
    {
      noun: 'User',
      read: (entry, called) =>
        switchedOffUnlessWhole(saveHolder(userSchema.unwrap().shape, entry, { shares, called, problems })),
      complete: (fields) => userSchema.safeParse(fields).data ?? null,
      consequence: 'was switched off',
    },
    problems,
  )
  const guests = users.find(({ isAnonymous }) => isAnonymous)
  return users.filter((user) => {
    const isKept = !user.isAnonymous || user === guests
    if (!isKept) problems.push(`User “${user.name}” was left out: there can be only one anonymous user.`)
    return isKept
  })
}

interface HolderContext {
  readonly shares: readonly Share[]
  readonly called: string
  readonly problems: string[]
}

/** Fields of a user or a group; less access is no fault that would switch it off. */
function saveHolder(
  shape: Readonly<Record<string, z.ZodType>>,
  entry: JsonRecord,
  { shares, called, problems }: HolderContext,
): SavedFields {
  const saved = saveFields(shape, entry)
  if (!saved.unreadable.includes('access')) return saved
  const { access, lost } = saveAccess(entry.access, { shares })
  problems.push(
    lost === 'everything'
      ? `${called} has no shares any more: its access could not be read.`
      : `${called} lost ${lost === 1 ? 'a share' : `${lost} shares`}: its rights there could not be read.`,
  )
  return {
    fields: { ...saved.fields, access },
    unreadable: saved.unreadable.filter((name) => name !== 'access'),
  }
}

function switchedOffUnlessWhole({ fields, unreadable }: SavedFields): SavedFields {
  return { fields: unreadable.length === 0 ? fields : { ...fields, isEnabled: false }, unreadable }
}
