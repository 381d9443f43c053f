import type { EngineEvent } from '../../app/main/engine/engine-event.ts'
import { waitFor } from './wait-for.ts'

export type EventType = EngineEvent['type']
export type EventOf<Type extends EventType> = Extract<EngineEvent, { readonly type: Type }>

/** Everything an engine has said, in order. */
export class EventRecord {
  readonly all: EngineEvent[] = []

  /** Events of one type so far. */
  of<Type extends EventType>(type: Type): EventOf<Type>[] {
    return this.all.filter((event): event is EventOf<Type> => event.type === type)
  }

  /** The first event of a type that the predicate accepts, past or to come. */
  waitFor<Type extends EventType>(
    type: Type,
    predicate: (event: EventOf<Type>) => boolean = () => true,
  ): Promise<EventOf<Type>> {
    return waitFor(`an event ${type}`, () => this.of(type).find(predicate))
  }

  /** What must hold when the engine has stopped: each thing that began has ended exactly once. */
  assertAllEnded(): void {
    const pairs = [
      ['session-opened', 'session-closed', 'sessionId'],
      ['transfer-started', 'transfer-ended', 'transferId'],
      ['hash-started', 'hash-ended', 'sessionId'],
    ] as const
    for (const [began, ended, id] of pairs) {
      const begun = this.idsOf(began, id)
      const over = this.idsOf(ended, id)
      if (begun.join() !== over.join()) {
        throw new Error(`${began}: ${begun.join(' ')} but ${ended}: ${over.join(' ')}`)
      }
    }
  }

  private idsOf(type: EventType, id: 'sessionId' | 'transferId'): string[] {
    return this.all
      .filter((event) => event.type === type)
      .map((event) => (id in event ? String(event[id as keyof EngineEvent]) : ''))
      .sort()
  }
}
