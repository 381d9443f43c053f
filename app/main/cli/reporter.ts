import type { EngineEvent } from '../engine/engine-event.ts'
import type { TlsMode } from '../engine/engine-options.ts'
import { describeEvent } from './event-line.ts'
import type { LogLevel } from './serve-flags.ts'

/** Somewhere text goes; standard output and standard error. */
export interface TextSink {
  write(text: string): void
}

/** What is told once the server listens. */
export interface ReadyFacts {
  readonly control: readonly { readonly host: string; readonly port: number; readonly tls: TlsMode }[]
  readonly pid: number
  /** What a person types into a client, best first. */
  readonly urls: readonly string[]
  readonly shares: readonly { readonly name: string; readonly folder: string; readonly preset: string }[]
  readonly users: readonly string[]
}

/** Tells people or programs what the server does. */
export interface Reporter {
  ready(facts: ReadyFacts): void
  event(event: EngineEvent): void
  /** One line for people about something unexpected. */
  warn(line: string): void
}

/**
 * Creates the reporter of a headless run. With `isJson` standard output carries JSON lines alone, the first of which
 * says that the server listens; what happens before waits for it.
 */
export function createReporter(
  options: { readonly isJson: boolean; readonly logLevel: LogLevel },
  stdout: TextSink,
  stderr: TextSink,
): Reporter {
  const { isJson, logLevel } = options
  let waiting: EngineEvent[] | null = []

  const writeJson = (value: object): void => stdout.write(`${JSON.stringify(value)}\n`)

  const tell = (event: EngineEvent): void => {
    if (isJson) {
      const { type, ...facts } = event
      writeJson({ event: type, ...facts })
    }
    const line = describeEvent(event, logLevel)
    if (line !== null) stderr.write(`${line}\n`)
  }

  return {
    ready({ control, pid, ...facts }) {
      if (isJson) writeJson({ event: 'listening', control, web: null, pid })
      else stdout.write(describeReady(facts))
      const early = waiting ?? []
      waiting = null
      for (const event of early) tell(event)
    },
    event(event) {
      if (waiting === null) tell(event)
      else waiting.push(event)
    },
    warn(line) {
      if (logLevel !== 'silent') stderr.write(`${line}\n`)
    },
  }
}

function describeReady({ urls, shares, users }: Omit<ReadyFacts, 'control' | 'pid'>): string {
  const served =
    shares.length === 0 || users.length === 0
      ? ['Portside runs at']
      : [
          'Portside serves',
          ...shares.map(({ name, folder, preset }) => `  ${name}: ${folder} (${preset})`),
          `to ${users.join(', ')} at`,
        ]
  const lines = [...served, ...urls.map((url) => `  ${url}`), 'Ctrl+C stops it.']
  return `${lines.join('\n')}\n`
}
