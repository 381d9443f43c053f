import type { WirePreset } from '../../preload/contract/wire-types.ts'

/** One access preset in words. */
export interface PresetWord {
  readonly value: WirePreset
  readonly label: string
  readonly explanation: string
}

/** The four presets, weakest first, and rights of one's own choice. */
export const presetWords: readonly PresetWord[] = [
  { value: 'read-only', label: 'Read only', explanation: 'See and download files. Nothing can be changed.' },
  {
    value: 'upload-only',
    label: 'Upload only',
    explanation: 'A drop box: files go in, and nobody sees what is there.',
  },
  {
    value: 'read-upload',
    label: 'Read and upload',
    explanation: 'Download and add files. Nothing can be deleted or replaced.',
  },
  { value: 'full', label: 'Full access', explanation: 'Download, add, replace, rename and delete files.' },
  { value: 'custom', label: 'Custom', explanation: 'Choose each right.' },
]

/** Says a preset in words, for example 'Read only'. */
export function presetLabel(preset: WirePreset): string {
  return presetWords.find(({ value }) => value === preset)?.label ?? preset
}
