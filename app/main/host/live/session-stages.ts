import type { WireSessionStage } from '../../../preload/contract/wire-sessions.ts'
import type { SessionEvent } from './session-event.ts'

type StageName = WireSessionStage['name']

/** How far one session has come, and when; a few assignments per event, as every session has one. */
export class SessionStages {
  readonly #openedAt: number
  readonly #reached = new Map<StageName, WireSessionStage>()
  /** When the handshake, and when the wait for a data connection, began. */
  #securingAt: number
  #offeredAt = 0

  constructor(openedAt: number) {
    this.#openedAt = openedAt
    this.#securingAt = openedAt
    this.#reach('connected', openedAt)
  }

  /** In the order they were reached. */
  list(): readonly WireSessionStage[] {
    return [...this.#reached.values()]
  }

  apply(event: SessionEvent): void {
    const { at } = event
    switch (event.type) {
      case 'reply-sent':
        if (event.code === 234) this.#securingAt = at
        return
      case 'session-secured':
        this.#reach('secured', at, at - this.#securingAt)
        return
      case 'logged-in':
        this.#reach('signed-in', at)
        return
      case 'data-offered':
        this.#reach('data-offered', at)
        this.#offeredAt = at
        return
      case 'data-connected':
        this.#reach('data-connected', at, at - this.#offeredAt)
        return
      case 'transfer-ended':
        this.moved(event.bytes, at)
        if (event.outcome.kind === 'completed') this.#reach('first-transfer-done', at)
        return
      case 'session-closed':
        this.#reach('ended', at)
        return
      default:
        return
    }
  }

  /** A look at a running transfer: so many bytes by now. */
  moved(bytes: number, at: number): void {
    if (bytes > 0) this.#reach('first-bytes', at)
  }

  /** The first time counts. A clock that was set back must not make time negative. */
  #reach(name: StageName, at: number, tookMs: number | null = null): void {
    if (this.#reached.has(name)) return
    const afterMs = Math.max(0, at - this.#openedAt)
    this.#reached.set(name, { name, afterMs, tookMs: tookMs === null ? null : Math.max(0, tookMs) })
  }
}
