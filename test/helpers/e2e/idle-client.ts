import { once } from 'node:events'
import { connect } from 'node:net'

/** A client that has signed in and waits, to see what the server says unasked: curl does not read that far. */
export interface IdleClient {
  /** The last line before the server closed the connection; resolves when it has. */
  readonly lastLine: Promise<string>
  close(): void
}

/** Signs in as demo from this address of the computer. */
export async function startIdleClient(port: number, localAddress: string): Promise<IdleClient> {
  const socket = connect({ host: '127.0.0.1', port, localAddress }).setEncoding('utf8')
  let talk = ''
  const lastLine = once(socket, 'close').then(() => talk.trimEnd().split('\r\n').at(-1) ?? '')
  await new Promise<void>((resolve) => {
    socket.on('data', (text: string) => {
      talk += text
      if (/^230 /m.test(talk)) resolve()
    })
    socket.write('USER demo\r\nPASS secret-words\r\n')
  })
  return { lastLine, close: () => void socket.destroy() }
}
