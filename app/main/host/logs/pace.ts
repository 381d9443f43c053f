/** Gathers calls: makes what has `run` called once, `delayMs` after the first of them; `stop` takes that back. */
export function createPace(
  run: () => void,
  delayMs: number,
  schedule: (run: () => void, delayMs: number) => () => void,
): { readonly ask: () => void; readonly stop: () => void } {
  let cancel: (() => void) | null = null
  return {
    ask() {
      cancel ??= schedule(() => {
        cancel = null
        run()
      }, delayMs)
    },
    stop() {
      cancel?.()
      cancel = null
    },
  }
}
