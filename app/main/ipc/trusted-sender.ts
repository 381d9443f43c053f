/** What is known about who sent a message. */
export interface SenderFacts {
  /** Address of the frame, or null when the frame is gone already. */
  readonly url: string | null
  readonly isMainFrame: boolean
  /** The message comes from a window this program opened. */
  readonly isOwnWindow: boolean
}

/** Only the top frame of our own window, showing our own page, may call. */
export function isTrustedSender({ url, isMainFrame, isOwnWindow }: SenderFacts, appOrigin: string): boolean {
  return isOwnWindow && isMainFrame && url !== null && originOf(url) === appOrigin
}

/** `new URL().origin` is 'null' for schemes the web does not know. */
function originOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url)
    return `${protocol}//${host}`
  } catch {
    return null
  }
}
