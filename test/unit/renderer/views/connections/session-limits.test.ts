import { describe, expect, it } from 'vitest'
import { limitsOfSession, lowestSpeed } from '../../../../../app/renderer/views/connections/session-limits.ts'
import { fakeNowMs, fakeSession, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { sampleGroup, sampleUser } from '../../../../helpers/wire-samples.ts'

const { settings } = fakeSnapshot()
const demo = fakeSession({ id: 's1' })
const sessions = [
  demo,
  fakeSession({ id: 's2', peerAddress: '10.0.0.1' }),
  fakeSession({ id: 's3', endedAt: fakeNowMs }),
  fakeSession({ id: 's4', userName: null }),
]
const speed = (download: number | null, upload: number | null = null) => ({ download, upload })

describe('the limits of a session', () => {
  it('are those of the session, its user, its groups and the server, whoever sets one', () => {
    const family = sampleGroup({
      id: 'g1',
      name: 'Family',
      speed: speed(3000_000),
      sessionSpeed: speed(null, 200_000),
    })
    const other = sampleGroup({ id: 'g2', name: 'Other', speed: speed(2_048) })
    const user = sampleUser({ groupIds: ['g1'], speed: speed(2000_000), sessionSpeed: speed(1500_000) })
    const { speeds } = limitsOfSession(demo, {
      sessions,
      users: [user],
      groups: [family, other],
      settings: { ...settings, sessionSpeed: speed(5000_000, 100_000), speed: speed(null, 9000_000) },
    })
    expect(speeds.map(({ whose, name, download, upload }) => [whose, name, download, upload])).toEqual([
      ['session-server', '', 5000_000, 100_000],
      ['session-user', 'demo', 1500_000, null],
      ['session-group', 'Family', null, 200_000],
      ['user', 'demo', 2000_000, null],
      ['group', 'Family', 3000_000, null],
      ['server', '', null, 9000_000],
    ])
    expect(lowestSpeed(speeds, 'download')).toBe(1500_000)
    expect(lowestSpeed(speeds, 'upload')).toBe(100_000)
  })

  it('count who is there, of the strictest of all', () => {
    const limits = limitsOfSession(demo, {
      sessions,
      users: [sampleUser({ maxSessions: 5, groupIds: ['g1'], maxFileBytes: 70 })],
      groups: [sampleGroup({ maxSessions: 3, maxFileBytes: 90 })],
      settings: { ...settings, maxSessionsPerUser: 4, maxSessionsPerAddress: 20, maxSessions: 512 },
    })
    expect(limits).toMatchObject({
      ofUser: { used: 2, most: 3 },
      fromAddress: { used: 2, most: 20 },
      onServer: { used: 3, most: 512 },
      maxFileBytes: 70,
    })
  })

  it('say nothing of a user before somebody has signed in, nor of speeds nobody limits', () => {
    const guest = fakeSession({ id: 's4', userName: null })
    const limits = limitsOfSession(guest, { sessions, users: [sampleUser()], groups: [], settings })
    expect(limits.ofUser).toBeNull()
    expect(limits.speeds).toEqual([])
    expect(lowestSpeed(limits.speeds, 'download')).toBeNull()
  })
})
