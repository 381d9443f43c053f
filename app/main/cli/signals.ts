/** Exit codes of a process that a signal ended, as shells count them. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/** Calls `drain` on the first SIGINT or SIGTERM and then ends with exit code 0; a second signal ends at once. */
export function drainOnSignals(drain: () => Promise<void>, warn: (line: string) => void): void {
  let isDraining = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isDraining) process.exit(exitCodes[signal])
      isDraining = true
      drain().then(
        () => process.exit(0),
        (error: unknown) => {
          warn(`The server did not stop in good order: ${String(error)}`)
          process.exit(1)
        },
      )
    })
  }
}

/** Lets the reader of standard output go away without ending the server: `serve | head -1` keeps serving. */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    })
  }
}
