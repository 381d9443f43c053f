import type { WireShare } from '../../../preload/contract/wire-types.ts'
import type { Notices } from './notices.ts'

/** What a notice about room is made of. */
type Roomy = Pick<WireShare, 'id' | 'name' | 'freeBytes' | 'room'>

/**
 * Keeps one notice about disks that run out of room; returns what takes in the shares as they are. It is raised anew when
 * other shares are concerned or uploads are refused by now, and goes when there is room again. One that was dismissed
 * stays away until then: free bytes change every few seconds.
 */
export function createRoomNotices(notices: Notices): (shares: readonly Roomy[]) => void {
  let toldOf = ''
  let told: string | null = null
  return (shares) => {
    const short = shares.filter(({ room }) => room !== 'enough')
    const key = JSON.stringify(short.map(({ id, name, room }) => [id, name, room]))
    if (key === toldOf) return
    toldOf = key
    const before = notices.list().find(({ text }) => text === told)
    told = short.length === 0 ? null : textAbout(short)
    if (before !== undefined && before.text !== told) notices.dismiss(before.id)
    if (told !== null) notices.raise(short.some(isRefusing) ? 'error' : 'warning', told)
  }
}

const isRefusing = ({ room }: Roomy): boolean => room === 'none'

function textAbout(short: readonly Roomy[]): string {
  const refusing = short.filter(isRefusing)
  const concerned = refusing.length > 0 ? refusing : short
  const left = sizeWords(Math.min(...concerned.map(({ freeBytes }) => freeBytes ?? 0)))
  const where = `${left} left on the disk of ${namesOf(concerned)}.`
  return refusing.length > 0
    ? `${where} Uploads are refused there, so that the disk does not run full. Delete something, or keep less free.`
    : `${where} Uploads will be refused when it runs out.`
}

/** Names in quotes; more than three are counted. */
function namesOf(shares: readonly Roomy[]): string {
  const names = shares.slice(0, 3).map(({ name }) => `“${name}”`)
  const others = shares.length - names.length
  if (others > 0) return `${names.join(', ')} and ${others} more`
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')
}

/** Bytes in decimal units, as the dashboard writes them. */
function sizeWords(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  if (bytes >= 1e6) return `${Math.floor(bytes / 1e6)} MB`
  return `${Math.floor(Math.max(0, bytes) / 1e3)} kB`
}
