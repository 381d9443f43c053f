import type { Permission, PermissionSet } from '../../../app/main/engine/vfs/permission.ts'

/** What a path leads to when a verb meets it. */
export type Situation =
  | 'file'
  | 'folder'
  | 'missing'
  | 'mount point'
  | 'virtual folder'
  | 'hidden'
  | 'denied'
  | 'without rights'
  | 'with every right'
  | 'missing share'

/** Where each situation is found; what is there is made by `matrix-server.ts`. */
export const pathOf: Readonly<Record<Situation, string>> = {
  file: '/share/dir/file',
  folder: '/share/dir/folder',
  missing: '/share/dir/none',
  'mount point': '/share',
  'virtual folder': '/virtual',
  hidden: '/share/dir/hidden.txt',
  denied: '/share/dir/denied.txt',
  'without rights': '/share/barred/file',
  'with every right': '/share/open/file',
  'missing share': '/gone/file',
}

export const situations = Object.keys(pathOf) as readonly Situation[]

/** A file with the rights of the share, for the verbs that take two paths. */
export const sourcePath = '/share/dir/source'

const all: readonly Permission[] = [
  'list',
  'download',
  'upload',
  'overwrite',
  'append',
  'delete',
  'rename',
  'make-directory',
  'remove-directory',
  'change-times',
  'change-mode',
]

/** Every right there is. */
export const everyPermission = all

/** The rights that hold where a situation is. */
export function rightsIn(situation: Situation, rights: PermissionSet): PermissionSet {
  if (situation === 'without rights') return new Set()
  if (situation === 'virtual folder') return new Set<Permission>(['list'])
  return situation === 'with every right' ? new Set(all) : rights
}

/** What a permitted verb answers by what is there; what has rights of its own or a rule for its name is a file. */
export interface Outcomes {
  readonly file: number
  readonly folder: number
  readonly missing: number
  readonly mount: number
  readonly virtual: number
}

/** A verb as the model knows it. */
export interface ModelVerb {
  /** The command lines; the last one is judged, and an earlier one only when it is refused. */
  lines(path: string): readonly string[]
  /** `look` also meets what is denied, `use` does not, `make` is told of names that may not be made. */
  readonly touches: 'look' | 'use' | 'make'
  /** The first of these sets that is held whole is enough. */
  readonly needs: readonly (readonly Permission[])[]
  /** Decides instead of `needs` where these do not tell. */
  permits?(situation: Situation, rights: PermissionSet, shareRights: PermissionSet): boolean
  /** The same for the file at `sourcePath`, where the verb takes one. */
  readonly source?: readonly (readonly Permission[])[]
  readonly data?: 'down' | 'up'
  outcomes(rights: PermissionSet): Outcomes
}

function holdsOne(sets: readonly (readonly Permission[])[], rights: PermissionSet): boolean {
  return sets.some((set) => set.every((right) => rights.has(right)))
}

/** The code the last line must be answered with. */
export function expectedCode(verb: ModelVerb, situation: Situation, shareRights: PermissionSet): number {
  const rights = rightsIn(situation, shareRights)
  const outcomes = verb.outcomes(rights)
  if (situation === 'mount point') return outcomes.mount
  if (situation === 'virtual folder') return outcomes.virtual
  const isPermitted =
    (verb.permits?.(situation, rights, shareRights) ?? holdsOne(verb.needs, rights)) &&
    holdsOne(verb.source ?? [[]], shareRights)
  if (situation === 'hidden') return isPermitted && verb.touches === 'make' ? 553 : 550
  if (!isPermitted) return 550
  if (situation === 'denied' && verb.touches === 'make') return 553
  if (situation === 'denied' && verb.touches === 'use') return 550
  if (situation === 'missing share') return 450
  return outcomes[situation === 'folder' || situation === 'missing' ? situation : 'file']
}
