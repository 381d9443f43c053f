import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { refused } from './outcome.ts'

type ExportCall = 'exportLog' | 'exportSupportBundle' | 'exportHistory'

const notYet = () => refused(null, 'This cannot be done yet.')

/** Calls that write what the program remembers into a file somebody chose. */
export function createExportCalls(): Pick<CallHandlers, ExportCall> {
  return { exportLog: notYet, exportSupportBundle: notYet, exportHistory: notYet }
}
