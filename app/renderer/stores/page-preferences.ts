import { createStore, type StoreApi } from 'zustand'

/** What this window remembers for itself between two starts; nothing of it concerns the server. */
export interface PagePreferences {
  /** What a screen reader says by itself, beside answers to what the person does. */
  readonly announces: 'problems' | 'everything'
  /** The rail shows icons alone, however wide the window is. */
  readonly isRailNarrow: boolean
}

const storageKey = 'portside.page'
const fresh: PagePreferences = { announces: 'problems', isRailNarrow: false }

/** Reads what was kept. A page that may keep nothing, and what cannot be read, begin anew. */
export function createPagePreferences(storage: Storage | null): StoreApi<PagePreferences> {
  const store = createStore<PagePreferences>(() => ({ ...fresh, ...readKept(storage) }))
  store.subscribe((state) => {
    try {
      storage?.setItem(storageKey, JSON.stringify(state))
    } catch {
      // A full or forbidden store costs the memory, not the window.
    }
  })
  return store
}

function readKept(storage: Storage | null): Partial<PagePreferences> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const { announces, isRailNarrow } = kept as Readonly<Record<string, unknown>>
    return {
      ...(announces === 'everything' && { announces }),
      ...(typeof isRailNarrow === 'boolean' && { isRailNarrow }),
    }
  } catch {
    return {}
  }
}

/** The storage of the page, or null where it is forbidden. */
function ownStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}

/** The preferences of this window. */
export const pagePreferences = createPagePreferences(ownStorage())
