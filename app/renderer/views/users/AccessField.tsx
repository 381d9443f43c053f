import type { WireAccess, WireGrant, WirePreset } from '../../../preload/contract/wire-types.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { displayText } from '../../format/display-text.ts'
import { presetWords } from '../../format/preset-words.ts'
import { useShares } from '../../stores/dashboard-context.tsx'

const kinds = [
  {
    value: 'all-shares',
    label: 'All shares',
    explanation: 'Every share with its own access, later ones too.',
  },
  { value: 'selected', label: 'Selected shares', explanation: 'Only those ticked below.' },
] as const

/** A whole share under its own name. */
const grantOf = (shareId: string, preset: WirePreset): WireGrant => ({
  shareId,
  at: null,
  preset,
  permissions: [],
  folders: [],
})

/** What a user may reach. */
export function AccessField({
  access,
  onChange,
}: {
  access: WireAccess
  onChange: (access: WireAccess) => void
}) {
  const shares = useShares((state) => state.shares)
  const grants = access.kind === 'selected' ? access.grants : []
  const setGrant = (shareId: string, preset: WirePreset | null): void => {
    const others = grants.filter((grant) => grant.shareId !== shareId)
    onChange({ kind: 'selected', grants: preset === null ? others : [...others, grantOf(shareId, preset)] })
  }
  return (
    <div className="access-field">
      <RadioCards
        legend="Access"
        cards={kinds}
        value={access.kind}
        onChange={(kind) =>
          onChange(kind === 'all-shares' ? { kind } : { kind, grants: grants.length > 0 ? grants : [] })
        }
      />
      {access.kind === 'selected' && (
        <ul className="access-shares" aria-label="Selected shares">
          {shares.length === 0 && <li className="meta">No folder is shared yet.</li>}
          {shares.map((share) => {
            const name = displayText(share.name)
            const granted = grants.find(({ shareId }) => shareId === share.id)?.preset
            return (
              <li key={share.id} className="access-share">
                <Checkbox
                  label={name}
                  isChecked={granted !== undefined}
                  onChange={(isChecked) => setGrant(share.id, isChecked ? share.preset : null)}
                />
                {granted !== undefined && (
                  <select
                    className="field-input access-preset"
                    aria-label={`Access to ${name}`}
                    value={granted}
                    onChange={(event) => {
                      const chosen = presetWords.find(({ value }) => value === event.target.value)
                      if (chosen !== undefined) setGrant(share.id, chosen.value)
                    }}
                  >
                    {presetWords.map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                  </select>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
