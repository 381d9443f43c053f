import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { SeededRandom } from './random.ts'

/** What a client does with a data connection that was offered to it. */
export type DataBehaviour = 'use' | 'reset' | 'idle' | 'end' | 'twice' | 'forget'

/** Mostly as intended, so that transfers do happen. */
export function drawBehaviour(random: SeededRandom): DataBehaviour {
  if (random.chance(0.6)) return 'use'
  return random.pick(['reset', 'idle', 'end', 'twice', 'forget'])
}

/** Plays the behaviour on a connected socket; never throws, whatever the server does. */
export function behave(socket: Socket, behaviour: DataBehaviour, content: Buffer, isPrivate: boolean): void {
  socket.on('error', () => socket.destroy())
  if (behaviour === 'reset') socket.resetAndDestroy()
  else if (behaviour === 'end') socket.end()
  else if (behaviour === 'use' || behaviour === 'twice')
    exchange(isPrivate ? encrypted(socket) : socket, content)
}

/** Sends what an upload would and reads what a download would; which of the two it is, the server decides. */
function exchange(socket: Socket, content: Buffer): void {
  socket.on('error', () => socket.destroy())
  socket.resume()
  socket.end(content)
}

function encrypted(socket: Socket): Socket {
  const secured = connectTls({ socket, rejectUnauthorized: false })
  secured.once('close', () => socket.destroy())
  return secured
}
