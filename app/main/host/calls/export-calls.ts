import { basename } from 'node:path'
import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { aboutOf } from '../exports/about.ts'
import { supportBundle } from '../exports/bundle/support-bundle.ts'
import { type ChooseSaveFile, ExportError, type SaveWish, writeExport } from '../exports/export-file.ts'
import { historyText } from '../exports/export-history.ts'
import { linesOf, logText } from '../exports/log-text.ts'
import { type History, HistoryError } from '../history/history.ts'
import type { LogBook } from '../logs/log-book.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { done, noDesktop, refused } from './outcome.ts'

/** What calls that write files need. */
export interface ExportCallDependencies {
  readonly store: Pick<SettingsStore, 'current'>
  readonly server: { readonly status: ServerStatus }
  readonly history: () => Pick<History, 'findTransfers' | 'findSessions' | 'findActivities' | 'pastSession'>
  readonly book: LogBook
  readonly appVersion: string
  readonly host: string
  readonly isTemporary: boolean
  /** Null where there is no desktop. */
  readonly desktop: { readonly chooseSaveFile: ChooseSaveFile } | null
  /** Milliseconds since 1970 UTC. */
  readonly now?: () => number
}

type ExportCall = 'exportLog' | 'exportSupportBundle' | 'exportHistory'

/** Calls that write what the program remembers into a file somebody chose. Paths come from dialogs and stay in main. */
export function createExportCalls(dependencies: ExportCallDependencies): Pick<CallHandlers, ExportCall> {
  const { store, server, history, book, desktop, now = Date.now } = dependencies

  /** Asks where to, and writes there what `pieces` gives; `toValue` is asked when everything is written. */
  const exportTo = async <Value>(
    wish: SaveWish,
    pieces: () => AsyncIterable<string | Uint8Array>,
    toValue: (fileName: string) => Value,
  ) => {
    if (desktop === null) return refused(null, noDesktop)
    const path = await desktop.chooseSaveFile(wish)
    if (path === null) return done(null)
    try {
      await writeExport(path, pieces())
      return done(toValue(basename(path)))
    } catch (error) {
      if (error instanceof ExportError || error instanceof HistoryError) return refused(null, error.message)
      throw error
    }
  }
  const today = (): string => new Date(now()).toISOString().slice(0, 10)

  return {
    exportHistory: ({ list, format, filter }) => {
      let count = 0
      const wish = {
        title: 'Export history',
        suggestedName: `portside-${list}-${today()}.${format}`,
        filters: [format === 'csv' ? csvFiles : jsonLineFiles],
      }
      const pieces = () =>
        historyText(history(), { list, format, filter }, (written) => {
          count += written
        })
      return exportTo(wish, pieces, (fileName) => ({ fileName, count }))
    },
    exportLog: ({ filter }) => {
      const lines = linesOf(book, filter)
      const wish = { title: 'Export log', suggestedName: `portside-log-${today()}.txt`, filters: [textFiles] }
      return exportTo(
        wish,
        () => logText(lines),
        (fileName) => ({ fileName, count: lines.length }),
      )
    },
    exportSupportBundle: ({ isRedacted }) => {
      const wish = {
        title: 'Save a bundle for support',
        suggestedName: `portside-support-${today()}.zip`,
        filters: [zipFiles],
      }
      const pieces = () =>
        supportBundle({
          settings: store.current,
          lines: linesOf(book, {}),
          history: history(),
          about: aboutOf(dependencies, store.current, server.status, now()),
          isRedacted,
          nowMs: now(),
        })
      return exportTo(wish, pieces, (fileName) => ({ fileName }))
    },
  }
}

const csvFiles = { name: 'Comma-separated values', extensions: ['csv'] }
const jsonLineFiles = { name: 'JSON lines', extensions: ['jsonl'] }
const textFiles = { name: 'Text', extensions: ['txt', 'log'] }
const zipFiles = { name: 'Zip archive', extensions: ['zip'] }
