import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

const prefix = '/.well-known/acme-challenge/'

/** Answers an authority's HTTP checks (RFC 8555 §8.3) for as long as an order runs. */
export interface ChallengeServer {
  /** Port it listens on. */
  readonly port: number
  answer(token: string, keyAuthorization: string): void
  forget(token: string): void
  close(): Promise<void>
}

/** The port of the authority's check cannot be used; the message is one line that says what to do. */
export class ChallengePortError extends Error {
  constructor(port: number, cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    const why = code === 'EADDRINUSE' ? 'is used by another program' : `cannot be used (${code})`
    super(`Port ${port}, where the authority's check arrives, ${why}. Free it or choose another one.`, {
      cause,
    })
    this.name = 'ChallengePortError'
  }
}

/** Listens on every interface, as the check comes from the internet. Rejects with ChallengePortError. */
export async function startChallengeServer(port: number): Promise<ChallengeServer> {
  const answers = new Map<string, string>()
  const server: Server = createServer((request, response) => {
    const path = request.url ?? ''
    const answer = path.startsWith(prefix) ? answers.get(path.slice(prefix.length)) : undefined
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/plain' })
    response.end(answer ?? 'Not found')
  })
  // Whoever else calls here must not hold the port.
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.maxConnections = 100
  try {
    server.listen(port)
    await once(server, 'listening')
  } catch (error) {
    throw new ChallengePortError(port, error)
  }
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    answer: (token, keyAuthorization) => void answers.set(token, keyAuthorization),
    forget: (token) => void answers.delete(token),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
