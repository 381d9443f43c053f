import type {
  WireGroup,
  WireServerSettings,
  WireServerState,
  WireShare,
  WireUsage,
  WireUser,
} from '../../../preload/contract/wire-types.ts'
import {
  type AddressHints,
  type NetworkInterfaces,
  reachableAddresses,
} from '../addresses/reachable-addresses.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import type { Group, Settings, Share, User } from '../settings/settings-schema.ts'
import type { ShareHealth } from '../shares/share-health.ts'

/** A share as a dashboard sees it. */
export function wireShare(
  share: Share,
  health: ShareHealth & Pick<WireShare, 'room'>,
  isTemporary: boolean,
  usage: WireUsage | null = null,
): WireShare {
  return { ...share, ...health, usage, isTemporary }
}

/** A user as a dashboard sees it; the password's hash stays here. */
export function wireUser(user: User, isTemporary: boolean, usage: WireUsage | null = null): WireUser {
  const { password, createdAtMs, ...rest } = user
  return { ...rest, hasPassword: password !== null, usage, isTemporary }
}

/** A group as a dashboard sees it. */
export function wireGroup({ createdAtMs, ...rest }: Group): WireGroup {
  return rest
}

/** Settings as a dashboard sees them. */
export function wireSettings({ server }: Settings): WireServerSettings {
  return { ...server, passivePorts: { ...server.passivePorts } }
}

/** State of the server with the addresses a person can type while it runs. */
export function wireServer(
  status: ServerStatus,
  interfaces: NetworkInterfaces,
  hints?: AddressHints,
): WireServerState {
  const isRunning = status.phase === 'running'
  const listeners = isRunning ? status.listeners : []
  return {
    phase: status.phase,
    problem: status.phase === 'problem' ? status.problem : null,
    listeners: [
      ...listeners.map(({ host, port, tls }) => ({ host, port, tls, problem: null })),
      ...(isRunning ? status.troubles : []),
    ],
    addresses: reachableAddresses(interfaces, listeners, hints),
    startedAt: isRunning ? status.startedAt : null,
  }
}
