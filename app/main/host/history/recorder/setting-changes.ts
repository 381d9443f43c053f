import { isDeepStrictEqual } from 'node:util'
import type { Settings } from '../../settings/settings-schema.ts'
import { type FactValue, type NameOf, tellableValue } from './setting-values.ts'

/** One setting that is another one now. */
export interface SettingChange {
  /** For example `server.controlPort`, `users.demo.access`, `shares.Photos.folder`. */
  readonly setting: string
  readonly change: 'changed' | 'added' | 'removed'
  /** Left out where there was nothing, or nothing that may be told. */
  readonly before?: FactValue
  readonly after?: FactValue
}

/** Entries one save may add; an imported file changes thousands of settings. */
export const maxSettingChanges = 200

/** Changes of one save, and how many more there were than are told. */
export interface SettingChanges {
  readonly changes: readonly SettingChange[]
  readonly more: number
}

/** What is different between two settings; secrets are named and never told. */
export function settingChanges(settings: Settings, previous: Settings): SettingChanges {
  const names = new Map(
    [previous, settings].flatMap(({ shares, groups }) =>
      [...shares, ...groups].map(({ id, name }) => [id, name] as const),
    ),
  )
  const nameOf: NameOf = (id) => names.get(id) ?? null
  const found: SettingChange[] = []
  for (const section of Object.keys(settings) as (keyof Settings)[]) {
    const [before, after] = [previous[section], settings[section]]
    if (isNamedList(before) && isNamedList(after)) compareLists(section, before, after, nameOf, found)
    else compare(section, section, before, after, nameOf, found)
  }
  const changes = found.slice(0, maxSettingChanges)
  return { changes, more: found.length - changes.length }
}

interface Named {
  readonly id: string
  readonly name: string
}

type Fields = Readonly<Record<string, unknown>>

/** Things are known by their id, and called what they are called now. */
function compareLists(
  list: string,
  before: readonly Named[],
  after: readonly Named[],
  nameOf: NameOf,
  found: SettingChange[],
): void {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  for (const { id, name } of before) {
    if (!kept.has(id)) found.push({ setting: `${list}.${name}`, change: 'removed' })
  }
  for (const item of after) {
    const was = earlier.get(item.id)
    const setting = `${list}.${item.name}`
    if (was === undefined) found.push({ setting, change: 'added' })
    else compare(setting, '', was, item, nameOf, found)
  }
}

/** `field` is the last part of `setting`, which cannot be told from it: a name may hold dots, `ann.password` for example. */
function compare(
  setting: string,
  field: string,
  before: unknown,
  after: unknown,
  nameOf: NameOf,
  found: SettingChange[],
): void {
  if (before === after || isDeepStrictEqual(before, after)) return
  // Passwords and accesses are one thing each, whatever they are made of.
  if (isFields(before) && isFields(after) && field !== 'password' && field !== 'access') {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(`${setting}.${name}`, name, before[name], after[name], nameOf, found)
    }
    return
  }
  const [from, to] = [before, after].map((value) => tellableValue(field, value, nameOf))
  found.push({
    setting,
    change: 'changed',
    ...(from === null || from === undefined ? {} : { before: from }),
    ...(to === null || to === undefined ? {} : { after: to }),
  })
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isNamedList(value: unknown): value is readonly Named[] {
  return Array.isArray(value) && value.every((item) => isFields(item) && 'id' in item && 'name' in item)
}
