import type { Socket } from 'node:net'
import { formatReply, reply } from './control/reply.ts'
import type { EngineOptions } from './engine-options.ts'

/** Why a connection gets no session. */
export type RefusalReason =
  | 'too-many-sessions'
  | 'too-many-sessions-from-address'
  | 'too-many-descriptors'
  | 'blocked'

/** Tells a client why it gets no session, and closes. */
export function refuseSocket(
  socket: Socket,
  reason: RefusalReason,
  limits: Pick<EngineOptions, 'maxSessions' | 'maxSessionsPerAddress'>,
): void {
  socket.on('error', () => socket.destroy())
  socket.end(formatReply(reply(421, textOf(reason, limits))), () => socket.destroySoon())
}

function textOf(
  reason: RefusalReason,
  { maxSessions, maxSessionsPerAddress }: Pick<EngineOptions, 'maxSessions' | 'maxSessionsPerAddress'>,
): string {
  switch (reason) {
    case 'too-many-sessions':
      return `The server is full (${maxSessions} connections). Try again later.`
    case 'too-many-sessions-from-address':
      return `Too many connections from your address (limit ${maxSessionsPerAddress}).`
    case 'too-many-descriptors':
      return 'The server has no room for another connection. Try again later.'
    case 'blocked':
      return 'Your address is blocked. Ask the administrator.'
  }
}
