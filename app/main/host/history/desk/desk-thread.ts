import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { HistoryFacts } from '../database/file-facts.ts'
import { DeskError, type DeskMessage, type DeskQuestion } from './desk-message.ts'
import type { DeskCalls } from './history-desk.ts'

/** The desk from afar. */
export interface RemoteDesk {
  /** Calls are done one after the other, in their order. Rejects with DeskError. */
  call<Name extends keyof DeskCalls>(
    name: Name,
    ...args: Parameters<DeskCalls[Name]>
  ): Promise<ReturnType<DeskCalls[Name]>>
  /** Ends the thread; what was asked and not answered rejects. */
  end(): Promise<void>
}

/** Hears what belongs to no call. */
export interface DeskListener {
  /** One line for people. */
  onNotice(text: string): void
  onFacts(facts: HistoryFacts): void
}

/** Makes a desk that tells this listener. */
export type ConnectDesk = (listener: DeskListener) => RemoteDesk

/** What the thread is given. */
export interface DeskThreadData {
  readonly file: string
}

/** The database's name in the data folder. */
export const historyFile = 'history.db'

/**
 * A thread that owns `history.db` of a folder. `program` is the built entry history-worker.js: a worker cannot be loaded
 * from TypeScript. A thread that died is replaced by the next call.
 */
export function deskThread(folder: string, program: string): ConnectDesk {
  return (listener) => {
    const workerData: DeskThreadData = { file: join(folder, historyFile) }
    const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
    let count = 0
    let thread: Worker | null = null

    const answered = (message: DeskMessage): void => {
      if (message.type === 'notice') {
        listener.onNotice(message.text)
        return
      }
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size === 0) thread?.unref()
      if (message.type === 'failure') asked?.reject(new DeskError(message.failure, message.message))
      else {
        if (message.facts !== null) listener.onFacts(message.facts)
        asked?.resolve(message.value)
      }
    }
    const start = (): Worker => {
      const started = new Worker(program, { workerData, execArgv: [], env: {} })
      let reason = 'its thread ended'
      started.on('message', answered)
      started.once('error', (error) => {
        reason = String(error)
      })
      started.once('exit', () => {
        if (thread === started) thread = null
        const asked = [...waiting.values()]
        waiting.clear()
        for (const { reject } of asked) reject(new DeskError('disk', reason))
      })
      return started
    }

    return {
      call: (name, ...args) =>
        new Promise((resolve, reject) => {
          thread ??= start()
          // A program that ends waits for what it asked, and for nothing else of the thread.
          thread.ref()
          count += 1
          waiting.set(count, { resolve: resolve as (value: unknown) => void, reject })
          const question: DeskQuestion = { id: count, name, args }
          thread.postMessage(question)
        }),
      async end() {
        await thread?.terminate()
      },
    }
  }
}
