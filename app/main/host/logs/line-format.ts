import { pino } from 'pino'
import { z } from 'zod'
import { logLineSchema } from '../../../preload/contract/wire-logs.ts'
import type { NewLogLine } from './log-book.ts'
import { visibleLine } from './visible-text.ts'

const levels = { error: 50, warning: 40, info: 30, debug: 20 } as const

/** Makes what turns lines into JSON, one object each without the line's end. */
export function createLineFormat(): (line: NewLogLine) => string {
  let written = ''
  let at = 0
  const logger = pino(
    {
      base: null,
      level: 'debug',
      customLevels: levels,
      useOnlyCustomLevels: true,
      messageKey: 'message',
      formatters: { level: (level) => ({ level }) },
      // The time of the event, not of its writing.
      timestamp: () => `,"time":"${new Date(at).toISOString()}"`,
    },
    {
      write(text: string) {
        written = text
      },
    },
  )
  return ({ at: lineAt, level, message, area, sessionId, userName, address, event }) => {
    at = lineAt
    logger[level]({ area, sessionId, userName, address, event }, message)
    return written.trimEnd()
  }
}

const storedLineSchema = logLineSchema
  .omit({ number: true, at: true })
  .extend({ time: z.iso.datetime(), message: z.string().max(100_000) })

/** Reads a line of the file; null when it is none of ours. Whoever edited the file cannot bring in what misleads. */
export function parseLine(text: string): NewLogLine | null {
  const parsed = storedLineSchema.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { time, message, userName, ...facts } = parsed.data
  return {
    ...facts,
    at: Date.parse(time),
    userName: userName === null ? null : visibleLine(userName),
    message: visibleLine(message),
  }
}

/** When a line of the file was written, milliseconds since 1970 UTC; null when it does not say. */
export function timeInLine(text: string): number | null {
  const at = Date.parse(/"time":"([^"]+)"/.exec(text)?.[1] ?? '')
  return Number.isNaN(at) ? null : at
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
