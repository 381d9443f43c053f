import type { WireAccess, WireGrant } from '../../../preload/contract/wire-types.ts'
import { FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { useShares } from '../../stores/dashboard-context.tsx'
import { GrantEntry } from './GrantEntry.tsx'
import './access-field.css'

type AccessKind = WireAccess['kind']

const kinds: Readonly<
  Record<'user' | 'group', readonly { value: AccessKind; label: string; explanation: string }[]>
> = {
  user: [
    {
      value: 'all-shares',
      label: 'All shares',
      explanation: 'Every share with its own access, later ones too.',
    },
    { value: 'selected', label: 'Selected shares', explanation: 'Only those ticked below.' },
    {
      value: 'groups',
      label: 'From groups',
      explanation: 'What the first group that says something allows.',
    },
  ],
  group: [
    { value: 'groups', label: 'Says nothing', explanation: 'Leaves access to the next group of the user.' },
    {
      value: 'all-shares',
      label: 'All shares',
      explanation: 'Every share with its own access, later ones too.',
    },
    { value: 'selected', label: 'Selected shares', explanation: 'Only those ticked below.' },
  ],
}

interface AccessFieldProps {
  readonly of: 'user' | 'group'
  readonly access: WireAccess
  readonly problemOf: (path: string) => string | null
  readonly onChange: (access: WireAccess) => void
}

/** What a user or a group may reach. */
export function AccessField({ of, access, problemOf, onChange }: AccessFieldProps) {
  const shares = useShares((state) => state.shares)
  const grants = access.kind === 'selected' ? access.grants : []
  const setGrant = (shareId: string, grant: WireGrant | null): void => {
    const place = grants.findIndex((held) => held.shareId === shareId)
    const next = [...grants]
    if (grant === null) next.splice(place, 1)
    else if (place < 0) next.push(grant)
    else next[place] = grant
    onChange({ kind: 'selected', grants: next })
  }
  return (
    <div className="access-field">
      <RadioCards
        legend="Access"
        cards={kinds[of]}
        value={access.kind}
        onChange={(kind) => onChange(kind === 'selected' ? { kind, grants } : { kind })}
      />
      {access.kind === 'selected' && (
        <ul className="access-shares" aria-label="Selected shares">
          {shares.length === 0 && <li className="meta access-none">No folder is shared yet.</li>}
          {shares.map((share) => {
            const place = grants.findIndex(({ shareId }) => shareId === share.id)
            return (
              <GrantEntry
                key={share.id}
                share={share}
                grant={grants[place] ?? null}
                problemOf={(path) => problemOf(`access.grants.${place}.${path}`)}
                onChange={(grant) => setGrant(share.id, grant)}
              />
            )
          })}
        </ul>
      )}
      <FieldProblem problem={problemOf('access') ?? problemOf('access.grants')} />
    </div>
  )
}
