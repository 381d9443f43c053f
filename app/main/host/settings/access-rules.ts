import { nameKey } from './name-rules.ts'
import type { Problem } from './problem.ts'
import type { Access, Settings } from './settings-schema.ts'

/** Says what is wrong with the grants of a user or a group; null when nothing is. */
export function accessProblem({ shares }: Pick<Settings, 'shares'>, access: Access): Problem | null {
  if (access.kind !== 'selected') return null
  const names = new Map(shares.map(({ id, name }) => [id, name]))
  if (access.grants.some(({ shareId }) => !names.has(shareId))) {
    return problem('One of the chosen shares no longer exists. Choose again.')
  }
  const chosen = access.grants.map(({ shareId }) => shareId)
  if (new Set(chosen).size !== chosen.length)
    return problem('A share was chosen twice. Choose each share once.')
  const places = access.grants.map(({ shareId, at }) => nameKey(at ?? `/${names.get(shareId)}`))
  const taken = places.find((place, index) => places.indexOf(place) !== index)
  return taken === undefined
    ? null
    : problem(`Two shares appear at “${taken}”. Choose another place for one.`)
}

function problem(message: string): Problem {
  return { field: 'access', message }
}
