import { open } from 'node:fs/promises'
import { devNull } from 'node:os'

/** What the watch takes from outside. */
export interface DescriptorWatchOptions {
  /** File descriptors this process may have open; null when the system sets no such limit. */
  readonly limit: number | null
  /** Opens a file for a moment and tells the number of its descriptor; rejects when there is none left. */
  readonly probe?: () => Promise<number>
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs?: () => number
}

/** A look is believed for this long; connections accepted since are added to it. */
const lookEveryMs = 50
/** A session takes its control connection, a data port, a data connection, a file and a folder. */
const perSession = 5

/**
 * Tells when file descriptors run out. Node accepts and drops connections by itself when there are none (EMFILE), and
 * running transfers could open no data connection and no file any more; so a part is kept for those that are there, and
 * newcomers are refused while they can still be told. The system gives out the lowest free number, which therefore says
 * how many are in use without asking for a list of them.
 */
export function createDescriptorWatch(options: DescriptorWatchOptions): () => boolean {
  const { limit, probe = openForAMoment, monotonicMs = () => performance.now() } = options
  if (limit === null) return () => false
  const reserve = Math.min(256, Math.max(32, Math.floor(limit / 8)))
  let inUse = 0
  let acceptedSince = 0
  let lookedAtMs = Number.NEGATIVE_INFINITY
  let isLooking = false

  const look = async (): Promise<void> => {
    isLooking = true
    const before = acceptedSince
    try {
      inUse = await probe()
    } catch {
      inUse = limit
    }
    acceptedSince -= before
    lookedAtMs = monotonicMs()
    isLooking = false
  }

  return () => {
    if (!isLooking && monotonicMs() - lookedAtMs > lookEveryMs) void look()
    const isCrowded = inUse + acceptedSince * perSession >= limit - reserve
    if (!isCrowded) acceptedSince += 1
    return isCrowded
  }
}

/**
 * How many descriptors this process may have open; null where the system does not say (Windows). To be asked before there
 * are connections: the report it is read from looks up the names of all peers.
 */
export function descriptorLimit(): number | null {
  const { userLimits } = process.report.getReport() as unknown as {
    readonly userLimits?: { readonly open_files?: { readonly soft: number | string } }
  }
  const soft = userLimits?.open_files?.soft
  return typeof soft === 'number' && soft > 0 ? soft : null
}

async function openForAMoment(): Promise<number> {
  const file = await open(devNull)
  const { fd } = file
  await file.close()
  return fd
}
