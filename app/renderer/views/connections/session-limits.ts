import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireGroup, WireServerSettings, WireUser } from '../../../preload/contract/wire-types.ts'

/** Whom a speed is for, and where it is set. */
export type LimitOwner = 'session-server' | 'session-user' | 'session-group' | 'user' | 'group' | 'server'

/** One speed that holds a session back, in bytes a second; null does not limit. */
export interface SessionSpeedLimit {
  readonly whose: LimitOwner
  /** Of the user or group; empty for the server. */
  readonly name: string
  readonly download: number | null
  readonly upload: number | null
}

/** How many there are of as many as there may be; null does not limit. */
export interface SessionCount {
  readonly used: number
  readonly most: number | null
}

/** What holds for one session. */
export interface SessionLimits {
  /** Those of the session itself first, then what it shares with others. */
  readonly speeds: readonly SessionSpeedLimit[]
  /** Sessions of its user; null before somebody has signed in. */
  readonly ofUser: SessionCount | null
  readonly fromAddress: SessionCount
  readonly onServer: SessionCount
  /** Largest file it may upload, in bytes. */
  readonly maxFileBytes: number | null
}

interface Known {
  readonly sessions: Iterable<WireSession>
  readonly users: readonly WireUser[]
  readonly groups: readonly WireGroup[]
  readonly settings: WireServerSettings
}

type Speed = WireUser['speed']

const strictest = (limits: readonly (number | null)[]): number | null => {
  const said = limits.filter((limit) => limit !== null)
  return said.length === 0 ? null : Math.min(...said)
}

/** Puts together what holds a session back: its own limits, and those it shares by user, group and server. */
export function limitsOfSession(
  { userName, peerAddress }: WireSession,
  { sessions, users, groups, settings }: Known,
): SessionLimits {
  const user = users.find(({ name }) => name === userName)
  const member = groups.filter(({ id }) => user?.groupIds.includes(id))
  const accounts = user === undefined ? [] : [user, ...member]
  const alive = [...sessions].filter(({ endedAt }) => endedAt === null)

  const speeds = [
    speedOf('session-server', '', settings.sessionSpeed),
    ...(user === undefined ? [] : [speedOf('session-user', user.name, user.sessionSpeed)]),
    ...member.map(({ name, sessionSpeed }) => speedOf('session-group', name, sessionSpeed)),
    ...(user === undefined ? [] : [speedOf('user', user.name, user.speed)]),
    ...member.map(({ name, speed }) => speedOf('group', name, speed)),
    speedOf('server', '', settings.speed),
  ]
  return {
    speeds: speeds.filter(({ download, upload }) => download !== null || upload !== null),
    ofUser:
      userName === null
        ? null
        : {
            used: alive.filter((one) => one.userName === userName).length,
            most: strictest([settings.maxSessionsPerUser, ...accounts.map(({ maxSessions }) => maxSessions)]),
          },
    fromAddress: {
      used: alive.filter((one) => one.peerAddress === peerAddress).length,
      most: settings.maxSessionsPerAddress,
    },
    onServer: { used: alive.length, most: settings.maxSessions },
    maxFileBytes: strictest(accounts.map(({ maxFileBytes }) => maxFileBytes)),
  }
}

function speedOf(whose: LimitOwner, name: string, { download, upload }: Speed): SessionSpeedLimit {
  return { whose, name, download, upload }
}

/** The lowest speed of all in one direction; null when nothing limits it. */
export function lowestSpeed(
  speeds: readonly SessionSpeedLimit[],
  direction: 'download' | 'upload',
): number | null {
  return strictest(speeds.map((speed) => speed[direction]))
}
