import { describe, expect, it } from 'vitest'
import {
  createAccountAuthenticator,
  createCredentialCache,
  hashPassword,
  openNativeStorage,
  previewListing,
  principalOf,
  Secret,
} from '../../app/main/engine/host-door.ts'
import { createAccountSource } from '../../app/main/host/principal-builder.ts'
import { settingsSchema } from '../../app/main/host/settings/settings-schema.ts'
import { startServer } from '../helpers/start-server.ts'
import { LinkTo, type TempTree, tempTree } from '../helpers/temp-tree.ts'

/** A server whose only user, ann, signs in through the accounts of the settings, and the same accounts. */
async function startFor(tree: TempTree, shares: readonly object[], user: object = {}) {
  const password = await hashPassword(new Secret('secret'))
  const settings = settingsSchema.parse({
    version: 2,
    shares: shares.map((share, index) => ({ id: `s${index}`, folder: tree.path, ...share })),
    users: [{ id: 'a', name: 'ann', password, ...user }],
  })
  const source = createAccountSource({
    settings: () => settings,
    openStorage: (folder) => openNativeStorage(folder),
  })
  const cache = createCredentialCache({ now: () => 0 })
  const server = await startServer({ authenticator: createAccountAuthenticator(source, cache) })
  const client = await server.connect()
  await client.logIn('ann', 'secret')
  const preview = async (path: string | null) => {
    const account = source.find('ann')
    if (account === null) throw new Error('ann is gone')
    const clock = { nowMs: Date.now(), zone: 'utc' } as const
    return previewListing(await principalOf(account), { path, maxEntries: 1_000, clock })
  }
  return { client, preview }
}

const spec = {
  'a.txt': 'hello',
  'ü ☃': '1',
  folder: { inside: '12' },
  'two\nlines': 'x',
  'out of here': new LinkTo('/etc'),
}

describe('the preview of a user', () => {
  it.each([
    ['the root', '/'],
    ['a share', '/Photos'],
    ['a folder', '/Photos/folder'],
    ['a path of odd shape', '//Photos/./folder/../'],
  ])('shows the lines LIST sends for %s', async (_title, path) => {
    const { client, preview } = await startFor(tempTree(spec), [
      { name: 'Photos' },
      { name: 'Inbox', preset: 'full' },
    ])
    const sent = (await client.receive(`LIST ${path}`)).toString('utf8').split('\r\n').slice(0, -1)
    const { entries, refusal, isCut } = await preview(path)
    expect(entries.map(({ line }) => line).sort()).toEqual(sent.sort())
    expect({ refusal, isCut, some: sent.length > 0 }).toEqual({ refusal: null, isCut: false, some: true })
  })

  it.each([
    ['a folder that is not there', '/Photos/missing', 'read-only'],
    ['a share of somebody else', '/Work', 'read-only'],
    ['a drop box', '/Photos', 'upload-only'],
  ])('refuses %s with the reply a client gets', async (_title, path, preset) => {
    const { client, preview } = await startFor(tempTree(spec), [{ name: 'Photos', preset }])
    await client.prepareData()
    const { text } = await client.ask(`LIST ${path}`, 550)
    expect((await preview(path)).refusal).toBe(`550 ${text}`)
  })
})
