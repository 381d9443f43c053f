import type { permissionNames } from '../../preload/contract/fields/rights.ts'
import type { WirePreset } from '../../preload/contract/wire-types.ts'
import { presetWords } from './preset-words.ts'

/** One right of an account in a folder. */
export type RightName = (typeof permissionNames)[number]

/** One right in words. */
export interface RightWord {
  readonly name: RightName
  readonly label: string
}

/** All rights in words, in groups a person thinks in. */
export const rightGroups: readonly { readonly title: string; readonly rights: readonly RightWord[] }[] = [
  {
    title: 'See',
    rights: [
      { name: 'list', label: 'List folders' },
      { name: 'download', label: 'Download files' },
    ],
  },
  {
    title: 'Add',
    rights: [
      { name: 'upload', label: 'Upload new files' },
      { name: 'append', label: 'Append to files' },
      { name: 'make-directory', label: 'Make folders' },
    ],
  },
  {
    title: 'Change',
    rights: [
      { name: 'overwrite', label: 'Replace files' },
      { name: 'rename', label: 'Rename and move' },
      { name: 'change-times', label: 'Set file times' },
      { name: 'change-mode', label: 'Set file modes' },
    ],
  },
  {
    title: 'Remove',
    rights: [
      { name: 'delete', label: 'Delete files' },
      { name: 'remove-directory', label: 'Remove folders' },
    ],
  },
]

/** The rights a preset stands for, so that custom rights begin with what was chosen before; a test holds them to the engine's. */
export const presetRights: Readonly<Record<Exclude<WirePreset, 'custom'>, readonly RightName[]>> = {
  'read-only': ['list', 'download'],
  'upload-only': ['upload', 'make-directory', 'change-times'],
  'read-upload': ['list', 'download', 'upload', 'append', 'make-directory', 'change-times'],
  full: rightGroups.flatMap(({ rights }) => rights.map(({ name }) => name)),
}

/** Says rights in one line, for example 'list folders, download files'; 'nothing' when there are none. */
export function rightsWords(rights: readonly string[]): string {
  const words = rightGroups
    .flatMap((group) => group.rights)
    .filter(({ name }) => rights.includes(name))
    .map(({ label }) => label.toLowerCase())
  return words.length === 0 ? 'nothing' : words.join(', ')
}

/** Says rights as the preset they are, 'Custom' when they are none, '–' when there are none at all. */
export function rightsLabel(rights: readonly string[]): string {
  if (rights.length === 0) return '–'
  const isSame = (names: readonly string[]): boolean =>
    names.length === rights.length && names.every((name) => rights.includes(name))
  return presetWords.find(({ value }) => value !== 'custom' && isSame(presetRights[value]))?.label ?? 'Custom'
}
