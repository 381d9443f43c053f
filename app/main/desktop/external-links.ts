/** Pages the browser may be opened for; what a link says besides these is refused. */
const allowedUrls: ReadonlySet<string> = new Set(['https://portside.org/', 'https://portside.org/help'])

/** Tells whether a link may be handed to the system's browser. */
export function isAllowedExternalUrl(url: string): boolean {
  return allowedUrls.has(url)
}
