import { describe, expect, it } from 'vitest'
import { presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import { permissionNames } from '../../../../app/preload/contract/fields/rights.ts'
import { presetRights, rightGroups, rightsWords } from '../../../../app/renderer/format/rights-words.ts'

describe('rights in words', () => {
  it('name every right there is, once', () => {
    const named = rightGroups().flatMap(({ rights }) => rights.map(({ name }) => name))
    expect(named.toSorted()).toEqual([...permissionNames].toSorted())
  })

  it.each(Object.keys(presetRights) as (keyof typeof presetRights)[])(
    'begin custom rights with what %s allows',
    (preset) => {
      expect(presetRights[preset].toSorted()).toEqual([...presetPermissions[preset]].toSorted())
    },
  )

  it('are said in one line', () => {
    expect(rightsWords(['download', 'list'])).toBe('list folders, download files')
    expect(rightsWords([])).toBe('nothing')
  })
})
