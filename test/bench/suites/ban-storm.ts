import { connect } from 'node:net'
import { createInProcessPlane } from '../../../app/main/engine/data/in-process-plane.ts'
import { defaultEngineOptions } from '../../../app/main/engine/engine-options.ts'
import { createFtpEngine } from '../../../app/main/engine/ftp-engine.ts'
import { parseAddressRange } from '../../../app/main/engine/limits/address-range.ts'
import { BanBook } from '../../../app/main/host/bans/ban-book.ts'
import { type Row, race } from '../frame.ts'

const sizes = [0, 100, 10_000] as const
const questions = 50_000
const connections = 300

/**
 * What a list of bans costs everybody else: one question whether an address is blocked, and one connection from accept to
 * the greeting. Both must be flat in the number of bans.
 */
export async function run(): Promise<Row[]> {
  const books = sizes.map((size) => ({ server: `${size} bans`, book: bookOf(size) }))
  const asking = await race(
    'is it blocked, ns',
    books.map(({ server, book }) => ({ server, measure: async () => askingCost(book) })),
  )
  const doors = await Promise.all(
    books.map(async ({ server, book }) => ({ server, door: await openDoor(book) })),
  )
  try {
    const accepting = await race(
      'connection until 220, ms',
      doors.map(({ server, door }) => ({ server, measure: () => acceptingCost(door.port) })),
    )
    return [...asking, ...accepting]
  } finally {
    await Promise.all(doors.map(({ door }) => door.stop()))
  }
}

/** Half of them single addresses, half networks of several lengths, as a storm and imported lists leave them. */
function bookOf(size: number): BanBook {
  const book = new BanBook({
    now: () => Date.now(),
    monotonicMs: () => performance.now(),
    onChanged: () => undefined,
    onHit: () => undefined,
  })
  for (let n = 0; n < size; n += 1) {
    const address = `10.${n >> 12}.${(n >> 4) & 255}.${(n & 15) << 4}`
    const range = parseAddressRange(n % 2 === 0 ? address : `${address}/${28 + (n % 4)}`)
    if (range !== null) book.add(range, { kind: 'person', note: '' }, n % 3 === 0 ? null : 86_400_000)
  }
  return book
}

function askingCost(book: BanBook): number {
  const startedMs = performance.now()
  for (let n = 0; n < questions; n += 1) book.isBlocked(`172.16.${n & 255}.${(n >> 8) & 255}`)
  return ((performance.now() - startedMs) * 1e6) / questions
}

async function openDoor(book: BanBook): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const passivePorts = null
  const options = {
    ...defaultEngineOptions,
    listeners: [{ host: '127.0.0.1', port: 0, tls: 'off' as const }],
    maxSessionsPerAddress: connections * 2,
    maxSessions: connections * 2,
    passivePorts,
  }
  const engine = createFtpEngine({
    options,
    refuses: (address) => book.refuses(address),
    authenticator: { authenticate: async () => ({ kind: 'refused', reason: 'unknown-account' }) },
    dataPlane: createInProcessPlane({ passivePorts }),
    onUnexpected: (error) => {
      throw error
    },
  })
  await engine.start()
  const port = engine.boundListeners[0]?.port ?? 0
  return { port, stop: () => engine.stop({ graceMs: 0 }) }
}

/** Milliseconds from the dial to the greeting, on average of connections one after the other. */
async function acceptingCost(port: number): Promise<number> {
  const startedMs = performance.now()
  for (let n = 0; n < connections; n += 1) await greeted(port)
  return (performance.now() - startedMs) / connections
}

function greeted(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('error', reject)
    socket.once('data', (data) => {
      if (data.toString().startsWith('220')) resolve()
      else reject(new Error(`greeted by ${data}`))
      socket.destroy()
    })
  })
}
