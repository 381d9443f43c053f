import type { WirePreset } from '../../preload/contract/wire-types.ts'
import { presetWords } from '../format/preset-words.ts'
import { presetRights, type RightName, rightGroups } from '../format/rights-words.ts'
import { t } from '../texts/texts.ts'
import { Checkbox } from './Checkbox.tsx'
import { RadioCards } from './RadioCards.tsx'
import { SelectField } from './SelectField.tsx'
import './rights-field.css'

/** A preset, and the rights that count when it is `custom`. */
export interface Rights {
  readonly preset: WirePreset
  readonly permissions: readonly RightName[]
}

interface RightsFieldProps {
  readonly label: string
  readonly value: Rights
  readonly onChange: (rights: Rights) => void
}

/** Rights as a choice of presets, each explained; custom ones are ticked one by one beneath. */
export function RightsField({ label, value, onChange }: RightsFieldProps) {
  return (
    <div className="rights-field">
      <RadioCards
        legend={label}
        cards={presetWords()}
        value={value.preset}
        onChange={(preset) => onChange(withPreset(value, preset))}
      />
      <RightsChecks label={label} value={value} onChange={onChange} />
    </div>
  )
}

/** The same as a list to choose from, for places where rights are one of several things. */
export function RightsSelect({ label, value, onChange }: RightsFieldProps) {
  return (
    <div className="rights-field">
      <SelectField
        label={label}
        options={presetWords()}
        value={value.preset}
        onChange={(preset) => onChange(withPreset(value, preset))}
      />
      <RightsChecks label={label} value={value} onChange={onChange} />
    </div>
  )
}

/** The rights one by one, while they count. */
export function RightsChecks({ label, value, onChange }: RightsFieldProps) {
  if (value.preset !== 'custom') return null
  const set = (name: RightName, isHeld: boolean): void => {
    const others = value.permissions.filter((right) => right !== name)
    onChange({ ...value, permissions: isHeld ? [...others, name] : others })
  }
  return (
    <fieldset className="rights-checks" aria-label={t('common:eachRight', { label })}>
      {rightGroups().map(({ title, rights }) => (
        <div key={title} className="rights-group">
          <p className="meta">{title}</p>
          {rights.map((right) => (
            <Checkbox
              key={right.name}
              label={right.label}
              isChecked={value.permissions.includes(right.name)}
              onChange={(isHeld) => set(right.name, isHeld)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}

/** Custom rights begin with those of the preset before; they are kept while a preset is tried. */
export function withPreset({ preset, permissions }: Rights, next: WirePreset): Rights {
  const isFresh = next === 'custom' && preset !== 'custom' && permissions.length === 0
  return { preset: next, permissions: isFresh ? presetRights[preset] : permissions }
}
