import { describe, expect, it } from 'vitest'
import type { PermissionSet } from '../../app/main/engine/vfs/permission.ts'
import { presetPermissions } from '../../app/main/engine/vfs/permission.ts'
import { pathVerbs } from '../helpers/escapes/verbs.ts'
import { skipLoudly } from '../helpers/foreign/run-program.ts'
import {
  type MatrixGround,
  memoryGround,
  nativeGround,
  plantedPicture,
} from '../helpers/permissions/matrix-ground.ts'
import { everyPermission, expectedCode, pathOf, situations } from '../helpers/permissions/matrix-model.ts'
import { askVerb, matrixClient } from '../helpers/permissions/matrix-server.ts'
import { modelVerbs, verbOf } from '../helpers/permissions/matrix-verbs.ts'
import { writableTmpfs } from '../helpers/tmpfs.ts'

const held: readonly (readonly [string, PermissionSet])[] = [
  ...Object.entries(presetPermissions),
  ...everyPermission.map((right) => [`only ${right}`, new Set([right])] as const),
]

// A real disk flushes every upload: there the presets are what is waited for.
const presets = held.filter(([title]) => title in presetPermissions)

interface Place {
  readonly where: string
  /** Null where this computer has none. */
  readonly ground: () => Promise<MatrixGround> | null
  readonly isNative: boolean
  readonly rights: typeof held
}

const places: readonly Place[] = [
  { where: 'without a disk', ground: memoryGround, isNative: false, rights: held },
  { where: 'on the disk of temporary files', ground: () => nativeGround(), isNative: true, rights: presets },
  { where: 'on a file system in memory', ground: tmpfsGround, isNative: true, rights: held },
]

function tmpfsGround(): Promise<MatrixGround> | null {
  const base = writableTmpfs()
  return base === null ? null : nativeGround(base)
}

it('knows in the matrix every verb that the table of escapes knows to take a path', () => {
  // That table is held against the registries of commands and services.
  const known = new Set(Object.keys(modelVerbs).map(verbOf))
  expect(Object.keys(pathVerbs).filter((verb) => !known.has(verb))).toEqual([])
  expect([...known].filter((verb) => !(verb in pathVerbs))).toEqual([])
})

describe.each(places)('every verb in every situation $where answers what the model says', (place) => {
  it.for(place.rights)('with %s', { timeout: 60_000 }, async ([, permissions], context) => {
    const found = place.ground()
    if (found === null) return skipLoudly(context, 'no tmpfs can be written on this machine')
    const ground = await found
    const client = await matrixClient(permissions, ground)
    const answered: string[] = []
    const expected: string[] = []
    for (const [name, verb] of Object.entries(modelVerbs)) {
      for (const situation of situations) {
        await ground.plant()
        const told = expectedCode(verb, situation, permissions)
        // No system lets Node set when a file was made.
        const wanted = place.isNative && name === 'MFCT' && told === 213 ? 504 : told
        answered.push(`${name} ${situation}: ${await askVerb(client, verb, pathOf[situation])}`)
        expected.push(`${name} ${situation}: ${wanted}`)
        // A refusal changes nothing, whatever was refused.
        if (wanted >= 400)
          expect([name, situation, ...(await ground.picture())]).toEqual([name, situation, ...plantedPicture])
      }
    }
    expect(answered).toEqual(expected)
  })
})
