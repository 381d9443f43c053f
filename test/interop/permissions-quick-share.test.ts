import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Preset } from '../../app/main/engine/vfs/permission.ts'
import { presetPermissions } from '../../app/main/engine/vfs/permission.ts'
import { skipLoudly } from '../helpers/foreign/run-program.ts'
import { buildServer, serve } from '../helpers/foreign/serve-process.ts'
import { pictureOf, plantedPicture, plantFolder, testFolder } from '../helpers/permissions/matrix-ground.ts'
import { expectedCode, pathOf, type Situation } from '../helpers/permissions/matrix-model.ts'
import { askVerb } from '../helpers/permissions/matrix-server.ts'
import { modelVerbs, verbOf } from '../helpers/permissions/matrix-verbs.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { writableTmpfs } from '../helpers/tmpfs.ts'

// What needs a setting is refused here before any path is looked at.
const verbs = Object.entries(modelVerbs).filter(
  ([row]) => !['COMB', 'RMDA', 'SITE SYMLINK'].includes(verbOf(row)),
)

// A quick share has neither patterns nor folders with rights of their own.
const situations: readonly Situation[] = ['file', 'folder', 'missing', 'mount point', 'missing share']

const shares: readonly (readonly [string, Preset])[] = [
  ['ro', 'read-only'],
  ['drop', 'upload-only'],
  ['add', 'read-upload'],
  ['full', 'full'],
]

describe.each(['on the disk of temporary files', 'on a file system in memory'])(
  'a quick share %s',
  (where) => {
    beforeAll(buildServer, 60_000)

    it.for(shares)(
      'shared as %s answers what the model says',
      { timeout: 90_000 },
      async ([word, preset], context) => {
        const base = where.includes('memory') ? writableTmpfs() : undefined
        if (base === null) return skipLoudly(context, 'no tmpfs can be written on this machine')
        const root = testFolder(base)
        const [share, gone] = [join(root, 'share'), join(root, 'gone')]
        for (const folder of [share, gone, join(root, 'data')]) mkdirSync(folder)
        const { port } = await serve([
          ...[
            '--data-dir',
            join(root, 'data'),
            '--listen',
            '127.0.0.1:0',
            '--user',
            'demo',
            '--tls',
            'off',
            '--json',
          ],
          ...['--share', `${share}:${word}`, '--share', `${gone}:${word}`],
        ])
        rmSync(gone, { recursive: true })
        const client = await RawFtpClient.connect({ host: '127.0.0.1', port })
        await client.logIn()
        const rights = presetPermissions[preset]
        const answered: string[] = []
        const expected: string[] = []
        for (const [name, verb] of verbs) {
          for (const situation of situations) {
            plantFolder(share)
            const told = expectedCode(verb, situation, rights)
            const wanted = name === 'MFCT' && told === 213 ? 504 : told
            answered.push(`${name} ${situation}: ${await askVerb(client, verb, pathOf[situation])}`)
            expected.push(`${name} ${situation}: ${wanted}`)
            if (wanted >= 400)
              expect([name, situation, ...pictureOf(share)]).toEqual([name, situation, ...plantedPicture])
          }
        }
        expect(answered).toEqual(expected)
      },
    )
  },
)
