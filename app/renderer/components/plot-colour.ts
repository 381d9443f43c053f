/** The colour a plot draws with, by the name of its probe in `host`. Colours are read from the page, so that themes and forced colours reach the canvas. */
export function plotColour(host: HTMLElement, name: string): string {
  const probe = host.querySelector(`[data-colour="${name}"]`)
  return probe === null ? '#888888' : getComputedStyle(probe).color
}
