import { renameSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needClient, plainly, prepareStage } from '../helpers/foreign/client-stage.ts'
import type { ClientDescription } from '../helpers/foreign/foreign-client.ts'
import { lftp, lftpScript } from '../helpers/foreign/lftp.ts'
import { ncftp, ncftpOptions } from '../helpers/foreign/ncftp.ts'
import { oddNames } from '../helpers/foreign/odd-names.ts'
import { rclone, runRclone } from '../helpers/foreign/rclone.ts'
import { mustRun } from '../helpers/foreign/run-program.ts'
import { wget, wgetOptions, wgetUrl } from '../helpers/foreign/wget.ts'
import type { TreeSpec } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

/** Five hundred files, 20 folders of 25: empty ones, small ones and some larger than every buffer, odd names among them. */
function largeTree(): TreeSpec {
  const folders = Array.from({ length: 20 }, (_, folder) => {
    const files = Array.from({ length: 25 }, (_, file) => {
      const name = `${oddNames[file % oddNames.length]} ${file}`
      return [
        name,
        testContent((folder * 25 + file) * 97 + (file === 24 ? 300_000 : 0), folder * 25 + file + 1),
      ] as const
    })
    return [
      `folder ü ${folder}`,
      { ...Object.fromEntries(files), inner: folder % 5 === 0 ? { deep: {} } : 'a file' },
    ] as const
  })
  return Object.fromEntries(folders)
}

const smallTree: TreeSpec = {
  tree: {
    empty: '',
    'two words': testContent(70_001),
    'folder ü': { inner: { '-dash': 'x', 'b.txt': testContent(300_000, 2) } },
  },
}

/** Folders without a file are left out where a client does not bring them along. */
const files = (picture: Record<string, string>) =>
  Object.fromEntries(Object.entries(picture).filter(([path]) => !path.endsWith('/')))

describe.each(['plain', 'explicit'] as const)('rclone sync over %s', (encryption) => {
  it('brings 500 files up and down, sees what changed, and check --download agrees', async (context) => {
    needClient(context, rclone)
    const { server, target, local } = await prepareStage({ ...plainly, encryption })
    local.add({ source: largeTree(), back: {} })
    const rcloneDo = (...args: readonly string[]) => runRclone(target, args)

    await rcloneDo('sync', local.at('source'), 'server:')
    await rcloneDo('check', '--download', local.at('source'), 'server:')
    expect(files(server.tree.picture())).toEqual(files(filesBelow(local.picture(), 'source')))
    expect(Object.keys(files(server.tree.picture())).length).toBeGreaterThanOrEqual(500)

    rmSync(local.at('source', 'folder ü 3'), { recursive: true })
    renameSync(local.at('source', 'folder ü 4'), local.at('source', 'another'))
    local.add({ source: { 'folder ü 5': { 'two words 0': 'shorter' }, new: { 'one more': 'x' } } })
    await rcloneDo('sync', local.at('source'), 'server:')
    expect(files(server.tree.picture())).toEqual(files(filesBelow(local.picture(), 'source')))

    await rcloneDo('sync', 'server:', local.at('back'))
    await rcloneDo('check', '--download', 'server:', local.at('back'))
    expect(files(filesBelow(local.picture(), 'back'))).toEqual(files(server.tree.picture()))
  })
})

describe('a tree of folders', () => {
  it.each<[string, ClientDescription]>([
    ['lftp mirror', lftp],
    ['ncftpput -R and ncftpget -R', ncftp],
  ])('goes up and down by %s', async (_title, client) => {
    await bringUpAndDown(client)
  })

  it('comes down by wget --recursive', async (context) => {
    needClient(context, wget)
    const { server, target, local } = await prepareStage(plainly, smallTree)
    const options = ['--recursive', '--no-host-directories', '--directory-prefix', local.at('back')]
    local.add({ back: {} })
    await mustRun('wget', [...wgetOptions(target), ...options, wgetUrl(target, '')])
    expect(filesBelow(local.picture(), 'back')).toEqual(server.tree.picture())
  })
})

async function bringUpAndDown(client: ClientDescription): Promise<void> {
  const { server, target, local } = await prepareStage(plainly)
  local.add({ source: smallTree, back: {} })
  const [up, down] = commandsFor()
  await mustRun(...up)
  expect(server.tree.picture()).toEqual(filesBelow(local.picture(), 'source'))
  await mustRun(...down)
  expect(filesBelow(local.picture(), 'back')).toEqual(server.tree.picture())

  function commandsFor(): [Parameters<typeof mustRun>, Parameters<typeof mustRun>] {
    const tree = basename(local.at('source', 'tree'))
    if (client === lftp) {
      const run = (line: string): Parameters<typeof mustRun> => {
        return ['lftp', ['--norc', '-c', lftpScript(target, [line])], { env: { HOME: '/nonexistent' } }]
      }
      return [
        run(`mirror --reverse --parallel=4 "${local.at('source', tree)}" ${tree}`),
        run(`mirror --parallel=4 ${tree} "${local.at('back', tree)}"`),
      ]
    }
    const options = [...ncftpOptions(target), '-V', '-R']
    const env = { HOME: local.path }
    return [
      ['ncftpput', [...options, target.host, '/', local.at('source', tree)], { env }],
      ['ncftpget', [...options, '-T', target.host, local.at('back'), `/${tree}`], { env }],
    ]
  }
}

/** The part of a picture below a folder, by paths relative to it. */
function filesBelow(picture: Record<string, string>, folder: string): Record<string, string> {
  const inside = Object.entries(picture).filter(([path]) => path.startsWith(`${folder}/`))
  return Object.fromEntries(
    inside
      .map(([path, content]) => [path.slice(folder.length + 1), content] as const)
      .filter(([path]) => path !== ''),
  )
}
