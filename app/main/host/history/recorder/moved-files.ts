import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { EngineEvent } from '../../../engine/engine-event.ts'

/** Files of one session that a later digest is still matched with; the oldest give way. */
const maxFiles = 100

type PathChanged = Extract<EngineEvent, { type: 'path-changed' }>

/** Which transfer brought the file that lies at a path now, as far as one session knows. */
export class MovedFiles {
  readonly #transfers = new Map<string, HistoryKey>()

  moved(path: string, transfer: HistoryKey): void {
    this.#transfers.delete(path)
    this.#transfers.set(path, transfer)
    const [oldest] = this.#transfers.keys()
    if (this.#transfers.size > maxFiles && oldest !== undefined) this.#transfers.delete(oldest)
  }

  /** Follows a file that the client renames, as those do that upload under a temporary name. */
  changed({ operation, outcome, path, newPath }: PathChanged): void {
    if (outcome !== 'done') return
    const transfer = this.#transfers.get(path)
    if (newPath !== null && operation !== 'link-made') this.#transfers.delete(newPath)
    if (operation === 'renamed' && newPath !== null && transfer !== undefined) this.moved(newPath, transfer)
    if (operation === 'renamed' || operation === 'deleted' || operation === 'combined') {
      this.#transfers.delete(path)
    }
  }

  transferOf(path: string): HistoryKey | null {
    return this.#transfers.get(path) ?? null
  }
}
