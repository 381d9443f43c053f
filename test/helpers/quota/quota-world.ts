import { onTestFinished } from 'vitest'
import type { Authenticator } from '../../../app/main/engine/auth/authenticator.ts'
import { findingEitherForm, openNativeStorage, principalOf } from '../../../app/main/engine/host-door.ts'
import { createAccountSource } from '../../../app/main/host/principal-builder.ts'
import { createUsageBook, type UsageBook } from '../../../app/main/host/quota/usage-book.ts'
import { createUsageFiles } from '../../../app/main/host/quota/usage-files.ts'
import { pathKeyOf } from '../../../app/main/host/quota/user-ledger.ts'
import { type Settings, settingsSchema } from '../../../app/main/host/settings/settings-schema.ts'

/** Settings as a file would hold them; what is not said has its default. */
export interface QuotaSettings {
  readonly shares: readonly ({ readonly id: string; readonly folder: string } & Record<string, unknown>)[]
  readonly users?: readonly Record<string, unknown>[]
  readonly groups?: readonly Record<string, unknown>[]
  readonly server?: Record<string, unknown>
}

/** The part of the program that counts, with settings a test changes; every password is right. */
export interface QuotaWorld {
  readonly book: UsageBook
  readonly authenticator: Authenticator
  /** How often the book told of other figures. */
  readonly tellings: () => number
  /** Lines for people. */
  readonly troubles: readonly string[]
  change(settings: QuotaSettings): void
  usageOf(id: string): { readonly bytes: number; readonly files: number } | null
}

/** Reads settings; shares are full unless they say otherwise, and the disk keeps no reserve. */
export function quotaSettings({ shares, users, groups = [], server = {} }: QuotaSettings): Settings {
  return settingsSchema.parse({
    version: 2,
    server: { diskReserveBytes: 0, ...server },
    shares: shares.map((share) => ({ name: share.id, preset: 'full', ...share })),
    users: users ?? [{ id: 'demo', name: 'demo' }],
    groups,
  })
}

/** Makes the part of the program that counts; with a data folder it keeps what it counts. */
export function quotaWorld(initial: QuotaSettings, dataFolder: string | null = null): QuotaWorld {
  let settings = quotaSettings(initial)
  let tellings = 0
  const troubles: string[] = []
  const keyOf = pathKeyOf(process.platform)
  const book = createUsageBook({
    settings: () => settings,
    openStorage: async ({ folder, links }) => findingEitherForm(await openNativeStorage(folder, { links })),
    files: dataFolder === null ? null : createUsageFiles(dataFolder, keyOf),
    keyOf,
    now: () => Date.now(),
    schedule(run, delayMs) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    onChanged: () => {
      tellings += 1
    },
    onTrouble: (text) => troubles.push(text),
  })
  onTestFinished(() => book.close())
  const accounts = createAccountSource({
    settings: () => settings,
    openStorage: (folder, links) => openNativeStorage(folder, { links }),
    storageRulesOf: (shareId, userId) => book.rulesOf(shareId, userId),
  })
  return {
    book,
    troubles,
    tellings: () => tellings,
    change(next) {
      settings = quotaSettings(next)
      book.settingsChanged()
    },
    usageOf(id) {
      const { shares, users } = book.usage()
      const found = [...shares, ...users].find((counted) => counted.id === id)?.usage
      return found === undefined ? null : { bytes: found.bytes, files: found.files }
    },
    authenticator: {
      async authenticate({ userName }) {
        const account = accounts.find(userName)
        if (account === null) return { kind: 'refused', reason: 'unknown-account' }
        return { kind: 'accepted', principal: await principalOf(account) }
      },
    },
  }
}
