import { lookup } from 'node:dns/promises'
import { isIPv4 } from 'node:net'

/** Finds the IPv4 address of a host name; rejects when there is none. */
export type LookUpIPv4 = (hostName: string) => Promise<string>

/** Asks as every program of this machine does: hosts file, local names, DNS. */
export const systemLookUp: LookUpIPv4 = async (hostName) => (await lookup(hostName, { family: 4 })).address

/** What looking names up depends on. */
export interface HostNamesOptions {
  readonly lookUp: LookUpIPv4
  /** An answer older than this is asked for again: dynamic DNS names live for a minute (their usual TTL). */
  readonly refreshMs: number
  /** A client is not kept waiting longer than this by a resolver that does not answer. */
  readonly patienceMs: number
  /** Monotonic milliseconds. */
  readonly now: () => number
}

interface Answer {
  /** The last address found, or null when there never was one. */
  address: string | null
  askedAtMs: number
  asking: Promise<void> | null
}

/**
 * Addresses of the few host names an administrator wrote into the settings. A name that cannot be found keeps the address
 * it had: a router that reconnects is often found again under the same one, and a wrong guess is no worse than none.
 */
export class HostNames {
  readonly #options: HostNamesOptions
  readonly #answers = new Map<string, Answer>()

  constructor(options: HostNamesOptions) {
    this.#options = options
  }

  /** The IPv4 address for a name, or an address as it is; null when the name was never found. Never rejects. */
  async addressOf(nameOrAddress: string): Promise<string | null> {
    if (isIPv4(nameOrAddress)) return nameOrAddress
    const answer = this.#answerFor(nameOrAddress)
    const isFresh = this.#options.now() - answer.askedAtMs < this.#options.refreshMs
    if (!isFresh) answer.asking ??= this.#ask(nameOrAddress, answer)
    if (answer.asking !== null) await atMost(answer.asking, this.#options.patienceMs)
    return answer.address
  }

  #answerFor(name: string): Answer {
    const known = this.#answers.get(name)
    if (known !== undefined) return known
    const answer: Answer = { address: null, askedAtMs: Number.NEGATIVE_INFINITY, asking: null }
    this.#answers.set(name, answer)
    return answer
  }

  async #ask(name: string, answer: Answer): Promise<void> {
    try {
      const address = await this.#options.lookUp(name)
      if (isIPv4(address)) answer.address = address
    } catch {
      // Asked again after the same time: a resolver that is down is not to be flooded by every PASV.
    }
    answer.askedAtMs = this.#options.now()
    answer.asking = null
  }
}

/** Resolves with the work or after the time, whichever comes first. */
function atMost(work: Promise<void>, timeMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, timeMs)
    void work.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
