import { groupRules, userRules } from '../../../preload/contract/fields/account-rules.ts'
import { groupDraftSchema, userDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireGroup, WireUser } from '../../../preload/contract/wire-types.ts'
import { pickParts } from '../editing/changes-between.ts'

/** The parts of a user that its form is about. */
export type UserDraft = Pick<WireUser, 'name' | keyof typeof userRules>

/** The parts of a group that its form is about; a user has them all, too. */
export type GroupDraft = Pick<WireGroup, 'name' | keyof typeof groupRules>

const userRuleNames = Object.keys(userRules) as (keyof typeof userRules)[]
const groupRuleNames = Object.keys(groupRules) as (keyof typeof groupRules)[]

/** Takes a user into a form. */
export function draftOfUser(user: WireUser): UserDraft {
  return { name: user.name, ...pickParts(user, userRuleNames) }
}

/** Takes a group into a form. */
export function draftOfGroup(group: WireGroup): GroupDraft {
  return { name: group.name, ...pickParts(group, groupRuleNames) }
}

/** A new user, every rule at its default. */
export function newUserDraft(): UserDraft {
  return userDraftSchema.parse({ name: '' })
}

/** A new group, every rule at its default. */
export function newGroupDraft(): GroupDraft {
  return groupDraftSchema.parse({ name: '' })
}

/** What the parts that users and groups share need of the form they are in. */
export interface AccountFieldsProps {
  readonly draft: GroupDraft
  readonly set: (part: Partial<GroupDraft>) => void
  readonly problemOf: (path: string) => string | null
}
