import { join } from 'node:path'
import { quietTimer } from '../quiet-timer.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { lastWrittenAt } from './database/file-facts.ts'
import { deskThread, historyFile } from './desk/desk-thread.ts'
import type { History } from './history.ts'
import { openHistory } from './open-history.ts'

const keysPerMs = 1_000

/**
 * Begins to open the history of a data folder, whose lock is held. `programFolder` is where the program's entries lie:
 * history-worker.js is one of them.
 */
export function openFolderHistory(folder: string, programFolder: string, store: SettingsStore): History {
  const writtenAt = lastWrittenAt(join(folder, historyFile))
  return openHistory({
    connect: deskThread(folder, join(programFolder, 'history-worker.js')),
    rules: () => store.current.history,
    schedule: quietTimer,
    lastKey: writtenAt === null ? null : Math.ceil(writtenAt) * keysPerMs,
  })
}
