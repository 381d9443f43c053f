import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** A notice was not taken; the message is one line for people and holds nothing of the address but its host. */
export class HookError extends Error {
  override readonly name = 'HookError'
  /** Trying again may help. */
  readonly isPassing: boolean

  constructor(message: string, isPassing: boolean) {
    super(message)
    this.isPassing = isPassing
  }
}

/** What is posted where. */
export interface Posting {
  readonly url: string
  readonly document: string
  readonly id: string
  readonly appVersion: string
  readonly timeoutMs: number
  /** Ends it early. */
  readonly signal: AbortSignal
}

/** Bytes of an answer that are read; only its status counts. */
const maxAnswerBytes = 16 * 1024

/**
 * Posts a JSON document, on a connection of its own. Resolves when the receiver has answered 2xx; throws HookError for
 * anything else. A redirect is not followed: it could lead a notice to somebody else.
 */
export async function postDocument(posting: Posting): Promise<void> {
  const status = await statusOf(posting)
  if (status >= 200 && status < 300) return
  const host = new URL(posting.url).host
  if (status >= 300 && status < 400) {
    throw new HookError(
      `The webhook at ${host} answered ${status} (redirected), which is not followed. Use the address it leads to.`,
      false,
    )
  }
  // 408, 425 and 429 are refusals for the moment (RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4).
  const isPassing = status >= 500 || [408, 425, 429].includes(status)
  throw new HookError(`The webhook at ${host} answered ${status}.`, isPassing)
}

function statusOf({ url, document, id, appVersion, timeoutMs, signal }: Posting): Promise<number> {
  const { protocol, host } = new URL(url)
  const body = Buffer.from(document, 'utf8')
  const request = (protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method: 'POST',
    // No pool: a receiver that went away would be met again on its dead connection.
    agent: false,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
      'user-agent': `Portside/${appVersion}`,
      'x-portside-id': id,
    },
    maxHeaderSize: maxAnswerBytes,
    signal,
  })
  return new Promise((resolve, reject) => {
    // Of the whole exchange, not of its pauses: one byte a second must not hold the queue.
    let answer: IncomingMessage | null = null
    const timer = setTimeout(() => {
      // What answered and never ends has taken the notice all the same.
      if (answer !== null) answer.destroy()
      else request.destroy(new HookError(`The webhook at ${host} did not answer in time.`, true))
    }, timeoutMs)
    const end = (): void => clearTimeout(timer)
    request.once('error', (error) => {
      end()
      reject(error instanceof HookError ? error : new HookError(connectionProblem(host, error), true))
    })
    request.once('response', (response) => {
      answer = response
      const status = response.statusCode ?? 0
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxAnswerBytes) response.destroy()
      })
      // It has answered; a connection that breaks afterwards changes nothing.
      response.on('error', () => undefined)
      response.once('close', () => {
        end()
        resolve(status)
      })
    })
    request.end(body)
  })
}

function connectionProblem(host: string, error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'no connection'
  return `The webhook at ${host} cannot be reached (${code}).`
}
