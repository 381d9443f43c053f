import { maskedName } from '../control/masked-argument.ts'

/** Longest client name kept, in characters: enough for a product and a version, too little to fill a screen. */
const maxClientNameLength = 100

/** The name a client gives itself as the dashboard keeps it: one line, bounded. */
export function clientNameOf(text: string): string {
  return maskedName(text)
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, maxClientNameLength)
}
