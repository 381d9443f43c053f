import { addressGroup } from '../limits/peer-address.ts'

/** Lets the logins of one address happen one after the other. */
export interface LoginTurns {
  /**
   * Resolves to what gives the turn back, when it has come; to null at once when too many wait already, and as soon as
   * `signal` is aborted.
   */
  take(address: string, signal: AbortSignal): Promise<(() => void) | null>
}

/** Sessions of one address that may wait for their turn. */
const defaultMaxWaiting = 64

/**
 * Makes turns by address, IPv6 by /64. Sessions opened side by side would otherwise each get a guess before the first
 * wrong one slows the address down.
 */
export function createLoginTurns(maxWaiting: number = defaultMaxWaiting): LoginTurns {
  // An address is in here as long as it is somebody's turn; the list are those who wait.
  const lines = new Map<string, (() => void)[]>()

  const giveBack = (key: string): (() => void) => {
    let isGiven = false
    return () => {
      if (isGiven) return
      isGiven = true
      const next = lines.get(key)?.shift()
      if (next === undefined) lines.delete(key)
      else next()
    }
  }

  return {
    async take(address, signal) {
      const key = addressGroup(address)
      if (signal.aborted) return null
      const line = lines.get(key)
      if (line === undefined) {
        lines.set(key, [])
        return giveBack(key)
      }
      if (line.length >= maxWaiting) return null
      const hasCome = await new Promise<boolean>((resolve) => {
        const onTurn = (): void => {
          signal.removeEventListener('abort', onEnded)
          resolve(true)
        }
        const onEnded = (): void => {
          line.splice(line.indexOf(onTurn), 1)
          resolve(false)
        }
        line.push(onTurn)
        signal.addEventListener('abort', onEnded, { once: true })
      })
      return hasCome ? giveBack(key) : null
    },
  }
}
