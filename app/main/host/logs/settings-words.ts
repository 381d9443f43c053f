import type { Settings } from '../settings/settings-schema.ts'

type Listed = { readonly id: string; readonly name: string }

const sections = {
  server: 'the server',
  protection: 'automatic blocking',
  certificate: 'certificates',
  history: 'the history',
  logs: 'the log',
  hooks: 'notices to other programs',
  desktop: 'the desktop',
  appearance: 'the look',
} as const

/** Says which settings changed, a line each; never what they are: some are secrets. */
export function wordSettingsChange(now: Settings, before: Settings): readonly string[] {
  const changed = Object.entries(sections).flatMap(([key, label]) => {
    const section = key as keyof typeof sections
    const fields = changedFields(now[section], before[section])
    return fields === '' ? [] : [`Settings of ${label} changed: ${fields}`]
  })
  return [
    ...changed,
    ...wordList('Share', now.shares, before.shares),
    ...wordList('User', now.users, before.users),
    ...wordList('Group', now.groups, before.groups),
  ]
}

function wordList(noun: string, now: readonly Listed[], before: readonly Listed[]): string[] {
  if (now === before) return []
  const known = new Map(before.map((item) => [item.id, item]))
  const lines = now.flatMap((item) => {
    const old = known.get(item.id)
    known.delete(item.id)
    if (old === undefined) return [`${noun} “${item.name}” was added`]
    const fields = changedFields(item, old)
    if (fields === '') return []
    const renamed = old.name === item.name ? '' : ` (was “${old.name}”)`
    return [`${noun} “${item.name}”${renamed} was changed: ${fields}`]
  })
  return [...lines, ...[...known.values()].map(({ name }) => `${noun} “${name}” was removed`)]
}

function changedFields(now: object, before: object): string {
  if (now === before) return ''
  const values = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(values.get(key)),
  )
  return changed.map(([key]) => key).join(', ')
}
