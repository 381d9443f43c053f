import type { StorageBackend, StoragePath } from '../storage.ts'
import { originOf } from '../storage-origin.ts'

/** Where something that is open lies at present. */
export interface OpenPlace {
  names: StoragePath
  /** It was removed or replaced while it was open; the names then are none that anything else has. */
  isGone: boolean
}

/**
 * The paths of what is open in one share, kept true while others rename and remove: an upload whose folder is renamed
 * under it would otherwise be counted at a path that is none any more.
 */
export class OpenPlaces {
  readonly #places = new Set<OpenPlace>()
  #goneCount = 0

  add(names: StoragePath): OpenPlace {
    const place: OpenPlace = { names, isGone: false }
    this.#places.add(place)
    return place
  }

  delete(place: OpenPlace): void {
    this.#places.delete(place)
  }

  removed(names: StoragePath): void {
    for (const place of this.#places) {
      if (place.names.length !== names.length || !startsWith(place.names, names)) continue
      place.isGone = true
      this.#goneCount += 1
      // No entry has an empty name, so that this path is nobody else's.
      place.names = ['', String(this.#goneCount)]
    }
  }

  moved(from: StoragePath, to: StoragePath): void {
    for (const place of this.#places) {
      if (startsWith(place.names, from)) place.names = [...to, ...place.names.slice(from.length)]
    }
  }
}

const placesOf = new WeakMap<StorageBackend, OpenPlaces>()

/** The open places of a share, the same ones whichever face of its storage is asked. */
export function openPlacesOf(storage: StorageBackend): OpenPlaces {
  const origin = originOf(storage)
  const places = placesOf.get(origin) ?? new OpenPlaces()
  placesOf.set(origin, places)
  return places
}

function startsWith(names: StoragePath, start: StoragePath): boolean {
  return start.length <= names.length && start.every((name, index) => names[index] === name)
}
