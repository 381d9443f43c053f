import type { permissionNames } from '../../preload/contract/fields/rights.ts'
import type { WirePreset } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { presetLabel } from './preset-words.ts'
import { withinSentence } from './within-sentence.ts'

/** One right of an account in a folder. */
export type RightName = (typeof permissionNames)[number]

const groups = [
  { name: 'see', rights: ['list', 'download'] },
  { name: 'add', rights: ['upload', 'append', 'make-directory'] },
  { name: 'change', rights: ['overwrite', 'rename', 'change-times', 'change-mode'] },
  { name: 'remove', rights: ['delete', 'remove-directory'] },
] as const satisfies readonly { readonly name: string; readonly rights: readonly RightName[] }[]

/** One right in words. */
export interface RightWord {
  readonly name: RightName
  readonly label: string
}

/** All rights in words, in groups a person thinks in. */
export function rightGroups(): readonly { readonly title: string; readonly rights: readonly RightWord[] }[] {
  return groups.map(({ name: group, rights }) => ({
    title: t(`format:right.group.${group}`),
    rights: rights.map((name) => ({ name, label: t(`format:right.name.${name}`) })),
  }))
}

/** The rights a preset stands for, so that custom rights begin with what was chosen before; a test holds them to the engine's. */
export const presetRights: Readonly<Record<Exclude<WirePreset, 'custom'>, readonly RightName[]>> = {
  'read-only': ['list', 'download'],
  'upload-only': ['upload', 'make-directory', 'change-times'],
  'read-upload': ['list', 'download', 'upload', 'append', 'make-directory', 'change-times'],
  full: groups.flatMap(({ rights }) => rights),
}

/** Says rights in one line, for example 'list folders, download files'; 'nothing' when there are none. */
export function rightsWords(rights: readonly string[]): string {
  const words = rightGroups()
    .flatMap((group) => group.rights)
    .filter(({ name }) => rights.includes(name))
    .map(({ label }) => withinSentence(label))
  return words.length === 0 ? t('format:right.nothing') : words.join(', ')
}

/** Says rights as the preset they are, 'Custom' when they are none, '–' when there are none at all. */
export function rightsLabel(rights: readonly string[]): string {
  if (rights.length === 0) return '–'
  const isSame = (names: readonly string[]): boolean =>
    names.length === rights.length && names.every((name) => rights.includes(name))
  const presets = Object.keys(presetRights) as (keyof typeof presetRights)[]
  return presetLabel(presets.find((preset) => isSame(presetRights[preset])) ?? 'custom')
}
