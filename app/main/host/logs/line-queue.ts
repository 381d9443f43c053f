/** Lines on their way to a file; bounded, and what finds no room is counted. */
export interface LineQueue {
  /** Takes a line with its end; `make` is not called when there is no room. */
  add(make: () => string): void
  /** Whole lines of at most about so many bytes; null when there are none. */
  take(maxBytes: number): Buffer | null
  /** Gives back what could not be written; it comes first again. */
  putBack(rest: Buffer): void
  readonly isEmpty: boolean
}

/** Makes an empty queue. `wordLeftOut` makes the line that stands where lines are missing. */
export function createLineQueue(maxBytes: number, wordLeftOut: (count: number) => string): LineQueue {
  let lines: Buffer[] = []
  let bytes = 0
  let leftOut = 0
  let isFull = false

  const push = (text: string): void => {
    const line = Buffer.from(text)
    lines.push(line)
    bytes += line.length
  }
  const sayLeftOut = (): void => {
    if (leftOut > 0) push(wordLeftOut(leftOut))
    leftOut = 0
    isFull = false
  }

  return {
    add(make) {
      // Half of it has to go before lines are taken again: one gap is easier to read than a hundred.
      if (isFull && bytes > maxBytes / 2) {
        leftOut += 1
        return
      }
      sayLeftOut()
      push(make())
      isFull = bytes >= maxBytes
    },
    take(maxTakenBytes) {
      if (lines.length === 0) sayLeftOut()
      if (lines.length === 0) return null
      let count = 0
      let taken = 0
      while (count < lines.length && (count === 0 || taken + (lines[count]?.length ?? 0) <= maxTakenBytes)) {
        taken += lines[count]?.length ?? 0
        count += 1
      }
      const chunk = Buffer.concat(lines.slice(0, count), taken)
      lines = lines.slice(count)
      bytes -= taken
      return chunk
    },
    putBack(rest) {
      lines = [rest, ...lines]
      bytes += rest.length
    },
    get isEmpty() {
      return lines.length === 0 && leftOut === 0
    },
  }
}
