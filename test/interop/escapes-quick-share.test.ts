import { beforeAll, describe, expect, it } from 'vitest'
import { tryTricks } from '../helpers/escapes/attempt.ts'
import { escapeGround } from '../helpers/escapes/ground.ts'
import { linkTricks, rootTricks, wordTricks } from '../helpers/escapes/tricks.ts'
import { pathVerbs } from '../helpers/escapes/verbs.ts'
import { buildServer, serve } from '../helpers/foreign/serve-process.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { tempTree } from '../helpers/temp-tree.ts'

// What needs a setting is refused here before any path is looked at.
const verbs = Object.entries(pathVerbs).filter(([verb]) => !['COMB', 'RMDA', 'SITE SYMLINK'].includes(verb))

describe('a quick share of the real server', () => {
  beforeAll(buildServer, 60_000)

  it.each(['linked', 'plain'] as const)(
    'lets no trick in any verb out of a %s folder',
    async (tree) => {
      const ground = escapeGround(tree)
      const { port } = await serve([
        ...['--data-dir', tempTree().path, '--listen', '127.0.0.1:0', '--share', `${ground.root}:full`],
        ...['--user', 'demo', '--tls', 'off', '--json'],
      ])
      const client = await RawFtpClient.connect({ host: '127.0.0.1', port })
      await client.logIn()
      const before = ground.outside()
      const tricks = [...wordTricks(ground.around), ...(tree === 'linked' ? linkTricks : []), ...rootTricks]
      // The share is a folder of its name beneath the root, so a path from the root passes its name first.
      const inShare = tricks.map((trick) => ({ ...trick, path: trick.path.replace(/^\/*/, '') }))
      const wrongs: string[] = []
      for (const [, forms] of verbs) {
        for (const form of forms) {
          ground.plant()
          await client.ask('CWD /root', 250)
          wrongs.push(...(await tryTricks(client, ground, form, inShare, '/root')))
          expect({ form: form.lines('…'), outside: ground.outside() }).toEqual({
            form: form.lines('…'),
            outside: before,
          })
        }
      }
      expect([...wrongs, ...ground.carriedIn()]).toEqual([])
    },
    90_000,
  )
})
