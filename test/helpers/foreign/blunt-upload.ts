import { connect, type Socket } from 'node:net'

/** How one upload went, as its client saw it. */
export type BluntOutcome = 'stored' | 'broken'

/** One upload by a client that gives up without a word when the server is gone. */
export interface BluntUpload {
  /** Logged in, the data connection open and the server's 150 read. */
  readonly begun: Promise<void>
  /** Sends the content and waits for the 226. Never rejects. */
  finish(): Promise<BluntOutcome>
}

/** Begins to upload a file over plain FTP as demo / secret; `begun` rejects when the server does not get that far. */
export function bluntUpload(port: number, path: string, content: Uint8Array): BluntUpload {
  const control = connect({ host: '127.0.0.1', port })
  const replies = readReplies(control)
  let data: Socket | null = null
  const ask = async (line: string) => {
    control.write(`${line}\r\n`)
    return await replies()
  }
  const begin = async () => {
    await replies()
    for (const line of ['USER demo', 'PASS secret', 'TYPE I']) await ask(line)
    const dataPort = Number(/\|\|\|(\d+)\|/.exec(await ask('EPSV'))?.[1])
    data = connect({ host: '127.0.0.1', port: dataPort })
    data.on('error', () => undefined)
    const reply = await ask(`STOR ${path}`)
    if (!reply.startsWith('1')) throw new Error(`STOR ${path}: ${reply}`)
  }
  const begun = begin()
  return {
    begun,
    async finish() {
      try {
        await begun
        data?.end(content)
        return (await replies()).startsWith('226') ? 'stored' : 'broken'
      } catch {
        return 'broken'
      } finally {
        data?.destroy()
        control.destroy()
      }
    },
  }
}

/** Gives the lines of a control connection one by one; rejects when there will be none. */
function readReplies(control: Socket): () => Promise<string> {
  let text = ''
  let tell: () => void = () => undefined
  let isOver = false
  control.setEncoding('latin1')
  control.on('data', (chunk: string) => {
    text += chunk
    tell()
  })
  control.on('error', () => undefined)
  control.on('close', () => {
    isOver = true
    tell()
  })
  return async () => {
    for (;;) {
      const end = text.indexOf('\r\n')
      if (end >= 0) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        return line
      }
      if (isOver) throw new Error('the server is gone')
      await new Promise<void>((resolve) => {
        tell = resolve
      })
    }
  }
}
