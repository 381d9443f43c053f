import { randomUUID } from 'node:crypto'
import type { WireNotice } from '../../../preload/contract/wire-types.ts'

/** More notices than this help nobody; the oldest give way. */
const maxNotices = 50

/** What the person at the dashboard should know, until it is dismissed. */
export interface Notices {
  raise(level: WireNotice['level'], text: string): void
  dismiss(id: string): void
  list(): readonly WireNotice[]
}

/** What happened to the notices. */
export type NoticeChange =
  | { readonly type: 'notice-raised'; readonly notice: WireNotice }
  | { readonly type: 'notice-dismissed'; readonly id: string }

/** Creates an empty list; every change is told to `onChange`. */
export function createNotices(now: () => number, onChange: (change: NoticeChange) => void): Notices {
  const notices = new Map<string, WireNotice>()

  const dismiss = (id: string): void => {
    if (notices.delete(id)) onChange({ type: 'notice-dismissed', id })
  }

  return {
    raise(level, text) {
      // Said again, it is news again and not a second line.
      for (const notice of notices.values()) if (notice.text === text) dismiss(notice.id)
      const notice: WireNotice = { id: randomUUID(), level, text, at: now() }
      notices.set(notice.id, notice)
      onChange({ type: 'notice-raised', notice })
      for (const id of notices.keys()) {
        if (notices.size <= maxNotices) break
        dismiss(id)
      }
    },
    dismiss,
    list: () => [...notices.values()],
  }
}
