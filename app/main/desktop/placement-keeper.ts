import { readFile, rename, writeFile } from 'node:fs/promises'
import { parsePlacement, type WindowBounds, type WindowPlacement } from './window-bounds.ts'

/** What is asked of a window. */
interface PlacedWindow {
  getNormalBounds(): WindowBounds
  isMaximized(): boolean
  on(event: 'close', listener: () => void): unknown
}

/** Remembers the window's place between two starts. Losing it is no reason to bother anybody: nothing here rejects. */
export interface PlacementKeeper {
  /** The placement of last time; null when there is none that makes sense. */
  read(): Promise<WindowPlacement | null>
  /** Keeps the window's place whenever it closes. */
  follow(window: PlacedWindow): void
  /** Resolves when the last place is on the disk. */
  settled(): Promise<void>
}

/** Creates the keeper of one file. */
export function createPlacementKeeper(file: string): PlacementKeeper {
  let writing: Promise<void> = Promise.resolve()
  return {
    async read() {
      try {
        return parsePlacement(JSON.parse(await readFile(file, 'utf8')))
      } catch {
        // A first start, or a file that was damaged: the window then opens at its default place.
        return null
      }
    },
    follow(window) {
      window.on('close', () => {
        const placement = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
        writing = writing.then(() => write(file, placement))
      })
    },
    settled: () => writing,
  }
}

async function write(file: string, placement: WindowPlacement): Promise<void> {
  const partial = `${file}.new`
  try {
    await writeFile(partial, `${JSON.stringify(placement)}\n`, { mode: 0o600 })
    await rename(partial, file)
  } catch {
    // The window opens at its default place next time.
  }
}
