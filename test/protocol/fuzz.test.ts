import { expect, it } from 'vitest'
import type { Authenticator } from '../../app/main/engine/auth/authenticator.ts'
import { commandRegistry } from '../../app/main/engine/commands/registry.ts'
import { FuzzWorker } from '../helpers/fuzz/fuzz-worker.ts'
import { checkLeaks } from '../helpers/leak-check.ts'
import type { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { quickAuthenticator, startServer, type TestServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

const seed = Number(process.env.PORTSIDE_FUZZ_SEED ?? 20_261_121)
const sequences = Number(process.env.PORTSIDE_FUZZ_SEQUENCES ?? 20_000)
const workers = 16

/** Failed logins have tests of their own and would only slow this one down: any password is right. */
async function lenientAuthenticator(folders: Record<'demo' | 'watched', string>): Promise<Authenticator> {
  const accounts = Object.entries(folders).map(([name, folder]) => {
    return { name, password: '', isAnonymous: true, mounts: [{ at: [], folder, preset: 'full' as const }] }
  })
  const known = await quickAuthenticator(accounts)
  return {
    authenticate: (credentials) =>
      known.authenticate({
        ...credentials,
        userName: credentials.userName === 'watched' ? 'watched' : 'demo',
      }),
  }
}

/** Uploads and downloads until told to stop; every byte must come back as it went. */
async function keepTransferring(client: RawFtpClient, name: string, isOver: () => boolean): Promise<number> {
  let rounds = 0
  while (!isOver()) {
    rounds += 1
    const content = testContent(1 + ((rounds * 7919) % 150_000), rounds)
    await client.transmit(`STOR ${name}`, content, rounds % 2 === 0 ? 'EPSV' : 'PASV')
    const half = content.length >> 1
    await client.ask(`REST ${half}`, 350)
    expect((await client.receive(`RETR ${name}`)).equals(content.subarray(half))).toBe(true)
    await client.transmit(`APPE ${name}`, 'tail')
    const whole = Buffer.concat([content, Buffer.from('tail')])
    expect((await client.receive(`RETR ${name}`, 'EPRT')).equals(whole)).toBe(true)
  }
  return rounds
}

async function throwEverything({ target }: TestServer): Promise<void> {
  const share = Math.ceil(sequences / workers)
  const all = Array.from({ length: workers }, (_, at) => {
    const { host, port } = target
    return new FuzzWorker({
      host,
      port,
      commands: commandRegistry.all,
      seed: seed + at * 1_000_003,
      sequences: share,
    }).run()
  })
  const ends = await Promise.allSettled(all)
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
  expect(failures, `PORTSIDE_FUZZ_SEED=${seed}`).toEqual([])
}

it(`answers ${sequences} sequences of anything, while others transfer undisturbed`, {
  timeout: 180_000,
}, async () => {
  console.log(`Wire fuzzer: PORTSIDE_FUZZ_SEED=${seed}`)
  const tree = { demo: { a: 'a', big: testContent(300_000), d: { x: 'x' } }, watched: {} }
  const base = tempTree(tree)
  checkLeaks([base.path])
  const authenticator = await lenientAuthenticator({ demo: base.at('demo'), watched: base.at('watched') })
  const server = await startServer({
    authenticator,
    options: { dataConnectTimeoutMs: 1_000, stallTimeoutMs: 2_000, maxSessionsPerAddress: 64 },
  })
  const clear = await server.connect()
  await clear.logIn('watched')
  const encrypted = await server.connect()
  await encrypted.startTls()
  await encrypted.logIn('watched')
  await encrypted.protect()
  let isOver = false
  const watching = Promise.all([
    keepTransferring(clear, 'clear', () => isOver),
    keepTransferring(encrypted, 'encrypted', () => isOver),
  ])
  const [thrown] = await Promise.allSettled([throwEverything(server)])
  isOver = true
  const rounds = await watching
  if (thrown.status === 'rejected') throw thrown.reason
  expect(Math.min(...rounds)).toBeGreaterThan(5)
  // A fuzzer that is refused at the door finds nothing: transfers must have ended in every way there is.
  const outcomes = new Set(server.events.of('transfer-ended').map(({ outcome }) => outcome.kind))
  expect(outcomes).toEqual(new Set(['completed', 'aborted', 'failed']))
  await server.stop()
  server.events.assertAllEnded()
})
