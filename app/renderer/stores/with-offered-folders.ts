import type { EventSink } from '../client/event-bridge.ts'

/**
 * Lets a dashboard take folders that were opened with the program: those that came while it runs and one that came before
 * it. The sink gets everything as before.
 */
export function withOfferedFolders(sink: EventSink, take: () => Promise<void>): EventSink {
  return {
    onSnapshot(snapshot) {
      sink.onSnapshot(snapshot)
      if (snapshot.desktop !== null) void take()
    },
    onEvents(events) {
      sink.onEvents(events)
      if (events.some(({ type }) => type === 'folder-offered')) void take()
    },
    onFeed: (feed) => sink.onFeed(feed),
  }
}
