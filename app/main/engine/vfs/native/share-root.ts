import type { LinkRule } from './link-rule.ts'
import { lstat, realpath } from './native-calls.ts'
import { below, fromNativeBytes, isInside, type NativePath, toNativePath } from './native-path.ts'

/**
 * The folder a share was configured with and the real path it has at present.
 *
 * Paths are built from the configured folder, so that an administrator may point it elsewhere (a link to the current
 * release, a drive that comes back under another name); places are compared with the real one.
 */
export class ShareRoot {
  readonly links: LinkRule
  readonly #folder: string
  #real: string | null = null

  constructor(folder: string, links: LinkRule) {
    this.#folder = folder
    this.links = links
  }

  /** The unproven native path of names below the root. */
  path(names: readonly string[]): NativePath {
    return toNativePath(below(this.#folder, names))
  }

  /**
   * Says whether what lies at a real path belongs to the share: what lies inside, or with links that lead anywhere
   * everything but the kernel's own view of this process, where its memory and its keys could be read.
   */
  async holds(place: string): Promise<boolean> {
    if (this.links === 'anywhere') return !isInside('/proc', place)
    return await this.#isInside(place)
  }

  /** Says whether a real path is what these names below the root mean when no link is followed. */
  async isPlain(place: string, names: readonly string[]): Promise<boolean> {
    return (await this.#isInside(place)) && this.#real !== null && place === below(this.#real, names)
  }

  /** A root that moved in the meantime is looked up again first. */
  async #isInside(place: string): Promise<boolean> {
    if (this.#real !== null && isInside(this.#real, place)) return true
    // Nobody inside the share can change the configured folder itself, so asking again opens no way out.
    this.#real = fromNativeBytes(await realpath(this.path([])))
    return isInside(this.#real, place)
  }

  /** True while the folder exists and is a directory. */
  async isPresent(): Promise<boolean> {
    try {
      return (await lstat(await realpath(this.path([])))).isDirectory()
    } catch {
      return false
    }
  }
}
