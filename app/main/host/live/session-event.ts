import type { EngineEvent } from '../../engine/engine-event.ts'

/** Facts that speak of one session. */
export type SessionEvent = Extract<EngineEvent, { sessionId: string }>
