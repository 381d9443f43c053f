import { describe, expect, it } from 'vitest'
import type { PermissionSet } from '../../app/main/engine/vfs/permission.ts'
import { presetPermissions } from '../../app/main/engine/vfs/permission.ts'
import { everyPermission, expectedCode, pathOf, situations } from '../helpers/permissions/matrix-model.ts'
import { startMatrixServer } from '../helpers/permissions/matrix-server.ts'
import { modelVerbs } from '../helpers/permissions/matrix-verbs.ts'

const held: readonly (readonly [string, PermissionSet])[] = [
  ...Object.entries(presetPermissions),
  ...everyPermission.map((right) => [`only ${right}`, new Set([right])] as const),
]

describe('every verb in every situation answers what the model says', () => {
  it.each(held)('with %s', { timeout: 30_000 }, async (_title, permissions) => {
    const server = await startMatrixServer(permissions)
    const answered: string[] = []
    const expected: string[] = []
    for (const [name, verb] of Object.entries(modelVerbs)) {
      for (const situation of situations) {
        const wanted = expectedCode(verb, situation, permissions)
        answered.push(`${name} ${situation}: ${await server.ask(verb, pathOf[situation])}`)
        expected.push(`${name} ${situation}: ${wanted}`)
        // A refusal changes nothing, whatever was refused.
        if (wanted >= 400) expect(await server.names()).toEqual(untouched)
      }
    }
    expect(answered).toEqual(expected)
  })
})

const untouched = ['denied.txt', 'file', 'folder', 'hidden.txt', 'source']
