/** A file a client has stored. */
export interface StoredUpload {
  readonly user: string | null
  readonly share: string | null
  readonly shareId: string | null
  readonly fileName: string
}

/** Files of one user in one share that came shortly after each other. */
export interface UploadGroup extends StoredUpload {
  /** `fileName` is the last one of so many. */
  readonly count: number
}

/** Uploads wait so long for the next one, and no longer than that in all. */
const quietMs = 4_000
const longestMs = 60_000
/** A crowd of users becomes many notifications; more groups than these are told at once. */
const maxGroups = 50

/** Gathers uploads, so that a folder of pictures is one notification and not a hundred. */
export function createUploadGroups(
  tell: (group: UploadGroup) => void,
  clock: {
    readonly now: () => number
    readonly schedule: (run: () => void, delayMs: number) => () => void
  },
): { add(upload: StoredUpload): void; end(): void } {
  const groups = new Map<string, { upload: UploadGroup; readonly since: number; cancel: () => void }>()

  const flush = (key: string): void => {
    const group = groups.get(key)
    groups.delete(key)
    if (group === undefined) return
    group.cancel()
    tell(group.upload)
  }

  return {
    add(upload) {
      const key = JSON.stringify([upload.user, upload.shareId])
      const before = groups.get(key)
      before?.cancel()
      const since = before?.since ?? clock.now()
      const waitMs = Math.max(0, Math.min(quietMs, since + longestMs - clock.now()))
      groups.set(key, {
        upload: { ...upload, count: (before?.upload.count ?? 0) + 1 },
        since,
        cancel: clock.schedule(() => flush(key), waitMs),
      })
      const [oldest] = groups.keys()
      if (groups.size > maxGroups && oldest !== undefined) flush(oldest)
    },
    end() {
      for (const { cancel } of groups.values()) cancel()
      groups.clear()
    },
  }
}
