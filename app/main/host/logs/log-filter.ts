import { logLevels } from '../../../preload/contract/fields/log-rules.ts'
import type { LogFilter, LogLine } from '../../../preload/contract/wire-logs.ts'

/** Tells whether a line is among those that are wanted. */
export function passesLogFilter(line: Omit<LogLine, 'number'>, filter: LogFilter): boolean {
  if (filter.level !== undefined && logLevels.indexOf(line.level) > logLevels.indexOf(filter.level))
    return false
  if (filter.areas !== undefined && !filter.areas.includes(line.area)) return false
  if (filter.sessionId !== undefined && line.sessionId !== filter.sessionId) return false
  if (filter.user !== undefined && line.userName !== filter.user) return false
  if (filter.address !== undefined && !line.address?.startsWith(filter.address)) return false
  return filter.text === undefined || holds(line, filter.text.toLowerCase())
}

function holds({ message, event, userName, address }: Omit<LogLine, 'number'>, text: string): boolean {
  return [message, event, userName, address].some((part) => part?.toLowerCase().includes(text) === true)
}
