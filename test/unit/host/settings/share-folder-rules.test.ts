import { describe, expect, it } from 'vitest'
import { suggestShareName } from '../../../../app/main/host/settings/share-folder-rules.ts'

describe('suggestShareName', () => {
  it.each<[string, string, string[], string]>([
    ['the folder has a name', '/srv/photos', [], 'photos'],
    ['its name is taken', '/srv/photos', ['Photos'], 'photos 2'],
    ['the next ones are taken too', '/srv/photos', ['photos', 'PHOTOS 2', 'photos 3'], 'photos 4'],
    ['the name is decomposed', '/srv/cafe\u0301', [], 'caf\u00e9'],
    ['the name has blanks around it', '/srv/ photos ', [], 'photos'],
    ['the name has a line break', '/srv/a\nb', [], 'ab'],
    ['the name is only blanks', '/  ', [], 'Share'],
    ['it is the root', '/', [], 'Share'],
    ['the name is very long', `/srv/${'x'.repeat(255)}`, [], 'x'.repeat(94)],
  ])('when %s', (_title, folder, taken, expected) => {
    expect(suggestShareName(folder, taken)).toBe(expected)
  })
})
