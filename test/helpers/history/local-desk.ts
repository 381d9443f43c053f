import { answerQuestion, DeskError } from '../../../app/main/host/history/desk/desk-message.ts'
import type { ConnectDesk } from '../../../app/main/host/history/desk/desk-thread.ts'
import { createHistoryDesk, type DeskCalls } from '../../../app/main/host/history/desk/history-desk.ts'
import { runHistoryQuery } from '../../../app/main/host/history/queries/run-query.ts'

/** What a test may do to a desk while it is in use. */
export interface DeskFaults {
  /** Gives the failure of a call that is to fail, or null. */
  failing: (name: keyof DeskCalls) => DeskError | null
  /** Names of the calls so far. */
  readonly calls: (keyof DeskCalls)[]
}

/** The desk of a file on the thread of the test, with the thread's own way of answering. */
export function localDesk(
  file: string,
  now: () => number = Date.now,
): { connect: ConnectDesk; faults: DeskFaults } {
  const faults: DeskFaults = { failing: () => null, calls: [] }
  return {
    faults,
    connect(listener) {
      const desk = createHistoryDesk({ file, now, runQuery: runHistoryQuery, onNotice: listener.onNotice })
      return {
        async call(name, ...args) {
          // An answer never comes at once.
          await Promise.resolve()
          faults.calls.push(name)
          const failure = faults.failing(name)
          if (failure !== null) throw failure
          const message = answerQuestion(desk, file, { id: 0, name, args })
          if (message.type === 'failure') throw new DeskError(message.failure, message.message)
          if (message.type === 'notice') throw new Error('Nobody asked for that.')
          if (message.facts !== null) listener.onFacts(message.facts)
          return message.value as ReturnType<DeskCalls[typeof name]>
        },
        end: async () => undefined,
      }
    },
  }
}
