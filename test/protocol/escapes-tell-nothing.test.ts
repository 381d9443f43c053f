import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openNativeStorage } from '../../app/main/engine/vfs/native/native-storage.ts'
import { attempt } from '../helpers/escapes/attempt.ts'
import { escapeGround } from '../helpers/escapes/ground.ts'
import { pathVerbs } from '../helpers/escapes/verbs.ts'
import { startServer } from '../helpers/start-server.ts'

/** What may lie where the link leads, made there by the test. */
const situations: Readonly<Record<string, (place: string) => void>> = {
  nothing: () => undefined,
  'a file': (place) => writeFileSync(place, 'x'),
  'an empty folder': (place) => mkdirSync(place),
  'a folder with a file': (place) => {
    mkdirSync(place)
    writeFileSync(join(place, 'x'), 'x')
  },
  'a folder with folders': (place) => mkdirSync(join(place, 'x', 'y'), { recursive: true }),
  'a folder that nobody may enter': (place) => mkdirSync(place, { mode: 0 }),
  'a link to itself': (place) => symlinkSync(place, place),
}

const paths = ['link', 'link/x', 'link/x/y', 'further', 'further/z']

describe('a link that leads out', () => {
  it.each(['descriptor', 'real-path'] as const)(
    'gets the same answer from every verb whatever lies behind it, proven by %s',
    async (proof) => {
      const ground = escapeGround('plain')
      const storage = await openNativeStorage(ground.root, { proof, links: 'inside' })
      const options = { allowLinks: true, allowTreeRemoval: true, allowCombining: true }
      const client = await (await startServer({ storage, options })).logIn()
      const place = join(ground.around, 'elsewhere')
      const answers = new Map<string, readonly string[]>()
      for (const [situation, make] of Object.entries(situations)) {
        make(place)
        const said: string[] = []
        for (const form of Object.values(pathVerbs).flat()) {
          ground.plant()
          symlinkSync('../elsewhere', join(ground.root, 'link'))
          symlinkSync('../elsewhere/x/y', join(ground.root, 'further'))
          for (const path of paths) {
            // STOU takes a free name beside the link, another one each time.
            if (form.findsFreeName !== true) said.push((await attempt(client, ground, form, path, '/')).said)
          }
        }
        answers.set(situation, said)
        rmSync(place, { recursive: true, force: true })
      }
      const first = answers.get('nothing')
      for (const [situation, said] of answers) expect({ situation, said }).toEqual({ situation, said: first })
    },
    60_000,
  )
})
