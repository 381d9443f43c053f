import { utimesSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { type BluntUpload, bluntUpload } from '../helpers/foreign/blunt-upload.ts'
import { buildServer, type ServeProcess, serve } from '../helpers/foreign/serve-process.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const rounds = 25
const overwritten = 20
const added = 5
const partialName = /^\.portside-[\w-]{12}\.part$/

beforeAll(buildServer, 120_000)

/** Another content, of another length, for every file and round. */
const contentOf = (file: number, round: number) =>
  testContent(150_000 + file * 7919 + round * 101, file + round)

/** Ends the process as a power cut would: no signal handler runs. Only ever our own child. */
async function killNine(server: ServeProcess): Promise<void> {
  process.kill(server.pid, 'SIGKILL')
  await server.stop()
}

/** Lets all uploads go at once and kills the server when this many of them have been told that they are stored. */
async function killAfter(server: ServeProcess, uploads: readonly BluntUpload[], stored: number) {
  await Promise.all(uploads.map(({ begun }) => begun))
  let count = 0
  const outcomes = uploads.map(async (upload) => {
    const outcome = await upload.finish()
    if (outcome === 'stored') count += 1
    return outcome
  })
  await Promise.race([waitFor('the uploads', () => count >= stored), Promise.all(outcomes)])
  await killNine(server)
  return await Promise.all(outcomes)
}

it(`a server killed ${rounds} times amid ${overwritten} overwrites and ${added} new files leaves no half file`, async () => {
  const earlier = Array.from({ length: overwritten }, (_, file) => contentOf(file, 0))
  const share = tempTree(Object.fromEntries(earlier.map((content, file) => [`old-${file}`, content])))
  const data = tempTree()
  const start = () =>
    serve([
      ...['--data-dir', data.path, '--listen', '127.0.0.1:0', '--share', `${share.path}=s:full`],
      ...['--user', 'demo', '--tls', 'off', '--max-sessions-per-address', '100', '--json'],
    ])
  const known = new Set(earlier.map((_, file) => `old-${file}`))
  for (let round = 1; round <= rounds; round += 1) {
    const server = await start()
    const names = [
      ...earlier.map((_, file) => `old-${file}`),
      ...Array.from({ length: added }, (_, file) => `new-${round}-${file}`),
    ]
    const contents = names.map((_, file) => contentOf(file, round))
    const uploads = names.map((name, file) =>
      bluntUpload(server.port, `/s/${name}`, contents[file] as Buffer),
    )
    const outcomes = await killAfter(server, uploads, round % names.length)
    for (const [file, name] of names.entries()) {
      const found = share.has(name) ? share.read(name) : null
      const isNew = found?.equals(contents[file] as Buffer) ?? false
      const isEarlier = found === null ? file >= overwritten : (earlier[file]?.equals(found) ?? false)
      expect(isNew || isEarlier, `round ${round}, ${name}, ${found?.length} bytes`).toBe(true)
      // Whoever was told 226 finds the new version, whatever came right after.
      if (outcomes[file] === 'stored') expect(isNew, `round ${round}, ${name} was acknowledged`).toBe(true)
      if (isNew) known.add(name)
      if (isNew && file < overwritten) earlier[file] = contents[file] as Buffer
    }
    expect(share.names().filter((name) => !known.has(name) && !partialName.test(name))).toEqual([])
  }
  const left = share.names().filter((name) => partialName.test(name))
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60
  for (const name of left) utimesSync(share.at(name), twoDaysAgo, twoDaysAgo)
  const server = await start()
  expect(await bluntUpload(server.port, '/s/last', testContent(1000)).finish()).toBe('stored')
  await waitFor('the sweep', () => share.names().every((name) => !partialName.test(name)))
  expect(share.names().sort()).toEqual([...known, 'last'].sort())
  expect(left.length).toBeGreaterThan(0)
  expect(await server.stop()).toBe(0)
}, 300_000)
