import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { openTlsUse, type TlsUse } from '../../../../app/main/host/certificates/tls-use.ts'

const dayMs = 86_400_000
const noon = Date.UTC(2027, 2, 3, 12)
const endpoint = { address: '192.168.1.5', port: 4000 }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tls-use-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function setUp(where: string | null = folder) {
  const troubles: string[] = []
  const timers: (() => void)[] = []
  const opened = openTlsUse({
    folder: where,
    onTrouble: (text) => troubles.push(text),
    schedule(run) {
      timers.push(run)
      return () => void timers.splice(timers.indexOf(run), 1)
    },
  })
  return { opened, troubles, timers }
}

let sessionCount = 0
function signIn(use: TlsUse, userName: string, protocol: string | null, at: number): void {
  sessionCount += 1
  const sessionId = `s${sessionCount}`
  const events: EngineEvent[] = [
    { type: 'session-opened', at, sessionId, peer: endpoint, local: endpoint },
    ...(protocol === null
      ? []
      : [
          {
            type: 'session-secured' as const,
            at,
            sessionId,
            tls: { protocol, cipher: 'AES', isResumed: false },
          },
        ]),
    { type: 'logged-in', at, sessionId, accountId: `id of ${userName}`, userName },
  ]
  for (const event of events) use.applyEngineEvent(event)
}

describe('who used which TLS', () => {
  it('counts logins by user and version, the latest first', async () => {
    const use = await setUp().opened
    signIn(use, 'ann', 'TLSv1.3', noon)
    signIn(use, 'ann', 'TLSv1.3', noon + 1000)
    signIn(use, 'scanner', null, noon + 2000)
    signIn(use, 'ann', 'TLSv1.2', noon + 3000)
    expect(use.list(noon + 4000)).toEqual([
      { userName: 'ann', protocol: 'TLSv1.2', logins: 1, lastAtMs: noon + 3000 },
      { userName: 'scanner', protocol: null, logins: 1, lastAtMs: noon + 2000 },
      { userName: 'ann', protocol: 'TLSv1.3', logins: 2, lastAtMs: noon + 1000 },
    ])
  })

  it('drops each day after thirty, and a user of whom none is left', async () => {
    const use = await setUp().opened
    signIn(use, 'ann', 'TLSv1.3', noon)
    signIn(use, 'ann', 'TLSv1.3', noon + 10 * dayMs)
    const loginsAfter = (days: number) => use.list(noon + days * dayMs).map(({ logins }) => logins)
    expect(loginsAfter(29)).toEqual([2])
    expect(loginsAfter(30)).toEqual([1])
    expect(loginsAfter(39)).toEqual([1])
    expect(loginsAfter(40)).toEqual([])
  })

  it('forgets old days on disk, too, when the user comes again', async () => {
    const use = await setUp().opened
    signIn(use, 'ann', 'TLSv1.3', noon)
    signIn(use, 'ann', 'TLSv1.3', noon + 60 * dayMs)
    await use.close()
    const { rows } = JSON.parse(readFileSync(join(folder, 'tls-use.json'), 'utf8'))
    expect(Object.values(rows[0].days)).toEqual([1])
  })

  it('keeps a renamed user together by the account', async () => {
    const use = await setUp().opened
    signIn(use, 'ann', null, noon)
    const sessionId = 'renamed'
    use.applyEngineEvent({ type: 'session-opened', at: noon, sessionId, peer: endpoint, local: endpoint })
    const accountId = 'id of ann'
    use.applyEngineEvent({ type: 'logged-in', at: noon, sessionId, accountId, userName: 'anna' })
    expect(use.list(noon)).toMatchObject([{ userName: 'anna', logins: 2 }])
  })

  it('leaves out the self-check, which is nobody’s device', async () => {
    const use = await setUp().opened
    const sessionId = 'own'
    use.applyEngineEvent({ type: 'session-opened', at: noon, sessionId, peer: endpoint, local: endpoint })
    const own = { accountId: 'portside-self-check', userName: 'Portside/self-check' }
    use.applyEngineEvent({ type: 'logged-in', at: noon, sessionId, ...own })
    expect(use.list(noon)).toEqual([])
  })

  it('survives a restart', async () => {
    const first = await setUp().opened
    signIn(first, 'ann', 'TLSv1.3', noon)
    signIn(first, 'scanner', null, noon + 1)
    const before = first.list(noon)
    await first.close()
    const second = await setUp().opened
    expect(second.list(noon)).toEqual(before)
    signIn(second, 'ann', 'TLSv1.3', noon + dayMs)
    expect(second.list(noon + dayMs)[0]).toMatchObject({ userName: 'ann', logins: 2 })
  })

  it('is written some time after a login, once for many', async () => {
    const { opened, timers } = setUp()
    const use = await opened
    signIn(use, 'ann', null, noon)
    signIn(use, 'ann', null, noon)
    expect(timers).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
    timers[0]?.()
    await use.close()
    expect(readdirSync(folder)).toEqual(['tls-use.json'])
  })

  it.each([
    ['is no JSON', '{'],
    ['is of another version', '{"version":2,"rows":[]}'],
    ['holds something else', '{"version":1,"rows":[{"userName":7}]}'],
  ])('keeps a file aside that %s, and begins anew', async (_title, text) => {
    writeFileSync(join(folder, 'tls-use.json'), text)
    const use = await setUp().opened
    expect(use.list(noon)).toEqual([])
    const [aside, ...more] = readdirSync(folder)
    expect(more).toEqual([])
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text)
    signIn(use, 'ann', null, noon)
    await use.close()
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('writes nothing where nothing is to be kept', async () => {
    const { opened, timers } = setUp(null)
    const use = await opened
    signIn(use, 'ann', null, noon)
    for (const run of timers) run()
    await use.close()
    expect(use.list(noon)).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('says when it cannot be saved, and goes on', async () => {
    const { opened, troubles } = setUp(join(folder, 'gone'))
    const use = await opened
    writeFileSync(join(folder, 'gone'), 'a file where the folder was')
    signIn(use, 'ann', null, noon)
    await use.close()
    expect(troubles).toEqual([expect.stringContaining('cannot be saved')])
    expect(existsSync(join(folder, 'gone', 'tls-use.json'))).toBe(false)
  })
})
