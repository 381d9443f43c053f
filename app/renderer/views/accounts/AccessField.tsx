import type { WireAccess, WireGrant } from '../../../preload/contract/wire-types.ts'
import { FieldProblem } from '../../components/Field.tsx'
import { RadioCards } from '../../components/RadioCards.tsx'
import { useShares } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { GrantEntry } from './GrantEntry.tsx'
import './access-field.css'

type AccessKind = WireAccess['kind']

const textKeys = {
  'all-shares': 'allShares',
  selected: 'selected',
  groups: 'fromGroups',
} as const satisfies Readonly<Record<AccessKind, string>>

const kindsOf: Readonly<Record<'user' | 'group' | 'anyone', readonly AccessKind[]>> = {
  user: ['all-shares', 'selected', 'groups'],
  group: ['groups', 'all-shares', 'selected'],
  // Guests are in no group.
  anyone: ['all-shares', 'selected'],
}

function cardOf(of: AccessFieldProps['of'], value: AccessKind) {
  if (of === 'group' && value === 'groups') {
    return { value, label: t('accounts:kind.saysNothing'), explanation: t('accounts:kind.saysNothingText') }
  }
  const key = textKeys[value]
  const isGuests = of === 'anyone' && value === 'all-shares'
  const explanation = isGuests ? t('accounts:kind.anyoneText') : t(`accounts:kind.${key}Text`)
  return { value, label: t(`accounts:kind.${key}`), explanation }
}

interface AccessFieldProps {
  readonly of: 'user' | 'group' | 'anyone'
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
        legend={t('accounts:access')}
        cards={kindsOf[of].map((kind) => cardOf(of, kind))}
        value={access.kind}
        onChange={(kind) => onChange(kind === 'selected' ? { kind, grants } : { kind })}
      />
      {access.kind === 'selected' && (
        <ul className="access-shares" aria-label={t('accounts:kind.selected')}>
          {shares.length === 0 && <li className="meta access-none">{t('accounts:noShareYet')}</li>}
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
