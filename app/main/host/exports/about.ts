import { availableParallelism, freemem, release, totalmem } from 'node:os'
import type { ServerStatus } from '../server/server-controller.ts'
import type { Settings } from '../settings/settings-schema.ts'

/** How the program was started. */
export interface ProgramFacts {
  readonly appVersion: string
  /** With a window or without. */
  readonly host: string
  readonly isTemporary: boolean
}

/** Describes program and computer for support, JSON-safe and without names. */
export function aboutOf(
  { appVersion, host, isTemporary }: ProgramFacts,
  settings: Settings,
  status: ServerStatus,
  nowMs: number,
) {
  const { node, v8, uv, openssl, electron = null, chrome = null } = process.versions
  return {
    versions: { portside: appVersion, node, v8, uv, openssl, electron, chrome },
    platform: `${process.platform} ${process.arch} ${release()}`,
    mode: isTemporary ? `${host}, quick share` : host,
    createdAt: nowMs,
    uptimeSeconds: Math.round(process.uptime()),
    processors: availableParallelism(),
    memoryBytes: { total: totalmem(), free: freemem(), used: process.memoryUsage().rss },
    server: status,
    counts: {
      shares: settings.shares.length,
      users: settings.users.length,
      groups: settings.groups.length,
    },
  }
}
