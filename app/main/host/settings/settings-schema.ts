import { z } from 'zod'
import { appearanceRules } from '../../../preload/contract/fields/appearance-rules.ts'
import { desktopRules } from '../../../preload/contract/fields/desktop-rules.ts'
import { historyRules } from '../../../preload/contract/fields/history-rules.ts'
import { hookRules } from '../../../preload/contract/fields/hook-rules.ts'
import type { quotaSchema, speedLimitSchema } from '../../../preload/contract/fields/limits.ts'
import { logRules } from '../../../preload/contract/fields/log-rules.ts'
import type {
  accessSchema,
  folderRightsSchema,
  grantSchema,
} from '../../../preload/contract/fields/rights.ts'
import { certificateRulesSchema } from './certificate-schema.ts'
import { protectionSchema } from './protection-schema.ts'
import { maxGroups, maxShares, maxUsers, uniqueList } from './schema-parts.ts'
import { serverSettingsSchema } from './server-settings-schema.ts'
import { shareSchema } from './share-schema.ts'
import { groupSchema, userSchema } from './user-schema.ts'

/** The version this program writes; older files are brought up by migrations.ts, newer ones are refused. */
export const settingsVersion = 2

/** Everything the program remembers between runs besides history; every field has a default. */
export const settingsSchema = z
  .object({
    version: z.literal(settingsVersion),
    server: serverSettingsSchema.prefault({}),
    shares: uniqueList(shareSchema, maxShares),
    users: uniqueList(userSchema, maxUsers).refine(
      (users) => users.filter(({ isAnonymous }) => isAnonymous).length <= 1,
      'There can be only one anonymous user.',
    ),
    groups: uniqueList(groupSchema, maxGroups),
    /** Whom the server blocks by itself, and whom never. */
    protection: protectionSchema.prefault({}),
    /** Which certificate clients see. */
    certificate: certificateRulesSchema.prefault({}),
    /** What is remembered of what is over. */
    history: z.object(historyRules).readonly().prefault({}),
    /** What the log says and where it is kept. */
    logs: z.object(logRules).readonly().prefault({}),
    /** Which other programs are told what happens. */
    hooks: z.object(hookRules).readonly().prefault({}),
    /** How the program behaves on this computer's desktop. */
    desktop: z.object(desktopRules).readonly().prefault({}),
    /** How the dashboard looks and speaks. */
    appearance: z.object(appearanceRules).readonly().prefault({}),
  })
  .readonly()

/** One validated, frozen value. */
export type Settings = z.output<typeof settingsSchema>
export type ServerSettings = z.output<typeof serverSettingsSchema>
export type Share = z.output<typeof shareSchema>
export type User = z.output<typeof userSchema>
export type Group = z.output<typeof groupSchema>
export type Access = z.output<typeof accessSchema>
export type Grant = z.output<typeof grantSchema>
export type FolderRights = z.output<typeof folderRightsSchema>
export type SpeedLimit = z.output<typeof speedLimitSchema>
export type QuotaLimit = z.output<typeof quotaSchema>
export type Protection = Settings['protection']
export type CertificateRules = Settings['certificate']
export type HistoryRules = Settings['history']
export type LogRules = Settings['logs']
export type HookRules = Settings['hooks']
export type DesktopRules = Settings['desktop']
export type Theme = Settings['appearance']['theme']

/** What a first start begins with. */
export const defaultSettings: Settings = settingsSchema.parse({ version: settingsVersion })
