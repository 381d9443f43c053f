import { stat, statfs } from 'node:fs/promises'
import type { WireShare } from '../../../preload/contract/wire-types.ts'

/** How a shared folder is. */
export type ShareHealth = Pick<WireShare, 'state' | 'freeBytes' | 'diskBytes'>

/** What is assumed of a folder nobody has looked at yet. */
export const unknownHealth: ShareHealth = { state: 'ok', freeBytes: null, diskBytes: null }

/** A share that is missing for this long without an answer (a network drive that is gone) counts as missing. */
const lookTimeoutMs = 3000

/** Looks whether a folder is there and how much its disk still takes. Never throws. */
export async function lookAtShare(folder: string): Promise<ShareHealth> {
  const missing: ShareHealth = { state: 'missing', freeBytes: null, diskBytes: null }
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<ShareHealth>((resolve) => {
    timer = setTimeout(() => resolve(missing), lookTimeoutMs)
  })
  try {
    return await Promise.race([look(folder), tooLate])
  } catch {
    return missing
  } finally {
    clearTimeout(timer)
  }
}

async function look(folder: string): Promise<ShareHealth> {
  const found = await stat(folder)
  if (!found.isDirectory()) return { state: 'missing', freeBytes: null, diskBytes: null }
  const { bavail, blocks, bsize } = await statfs(folder)
  return { state: 'ok', freeBytes: bavail * bsize, diskBytes: blocks * bsize }
}
