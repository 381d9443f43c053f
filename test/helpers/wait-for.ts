/** How long a test waits for something that must happen; reaching it is always a failure, never a measurement. */
const patienceMs = Number(process.env.PORTSIDE_TEST_PATIENCE_MS ?? 8_000)

/** Polls until `check` gives a value that is not undefined, null or false, and resolves to it. */
export async function waitFor<T>(
  what: string,
  check: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  timeoutMs: number = patienceMs,
): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs
  for (;;) {
    const found = await check()
    if (found !== undefined && found !== null && found !== false) return found
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** The promise itself, or a failure that says what did not happen instead of a silent test timeout. */
export async function within<T>(
  what: string,
  promise: Promise<T>,
  timeoutMs: number = patienceMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited in vain for ${what}`)), timeoutMs)
  })
  try {
    return await Promise.race([promise, deadline])
  } finally {
    clearTimeout(timer)
  }
}
