import type { WirePreset } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'

/** One access preset in words. */
export interface PresetWord {
  readonly value: WirePreset
  readonly label: string
  readonly explanation: string
}

const keys = {
  'read-only': 'readOnly',
  'upload-only': 'uploadOnly',
  'read-upload': 'readUpload',
  full: 'full',
  custom: 'custom',
} as const satisfies Readonly<Record<WirePreset, string>>

/** The four presets, weakest first, and rights of one's own choice. */
export function presetWords(): readonly PresetWord[] {
  return (Object.keys(keys) as WirePreset[]).map((value) => ({
    value,
    label: presetLabel(value),
    explanation: t(`format:preset.${keys[value]}.explanation`),
  }))
}

/** Says a preset in words, for example 'Read only'. */
export function presetLabel(preset: WirePreset): string {
  return t(`format:preset.${keys[preset]}.label`)
}
