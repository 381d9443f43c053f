import { constants } from 'node:fs'
import { access, opendir } from 'node:fs/promises'
import type { CheckResult } from '../../../preload/contract/wire-self-check.ts'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { rightsOf } from '../mount-builder.ts'
import type { Share } from '../settings/settings-schema.ts'
import { lookAtShare } from '../shares/share-health.ts'

/** A share with what its disk has left for uploads. */
export interface CheckedShare {
  readonly share: Share
  readonly room: WireShare['room']
}

/** A network drive that sleeps needs a moment; one that is gone never answers. */
const lookTimeoutMs = 3_000

/** Looks whether shared folders can be used as their rights say. Nothing is written. */
export async function checkShares(shares: readonly CheckedShare[]): Promise<CheckResult[]> {
  const enabled = shares.filter(({ share }) => share.isEnabled)
  return (await Promise.all(enabled.map(checkShare))).flat()
}

async function checkShare({ share, room }: CheckedShare): Promise<CheckResult[]> {
  const subject = share.name
  const folder = (status: CheckResult['status'], reason: string | null, detail: string | null = null) =>
    ({ name: 'share', status, subject, reason, detail }) as const
  const { state, freeBytes } = await lookAtShare(share.folder)
  if (state === 'missing') return [folder('fail', 'missing')]
  const disk: CheckResult = {
    name: 'disk',
    status: room === 'enough' ? 'pass' : 'warn',
    subject,
    reason: room === 'enough' ? null : room === 'low' ? 'low' : 'full',
    detail: freeBytes === null ? null : String(freeBytes),
  }
  const unreadable = await inTime(tryToRead(share.folder))
  if (unreadable !== null) return [folder('fail', 'unreadable', unreadable), disk]
  const isWritable = mayWrite(share)
  const readOnly = isWritable ? await inTime(tryToWrite(share.folder)) : null
  return [readOnly === null ? folder('pass', null) : folder('fail', 'read-only', readOnly), disk]
}

function mayWrite(share: Share): boolean {
  const rights = rightsOf(share)
  return rights.has('upload') || rights.has('append') || rights.has('overwrite')
}

/** Null, or the code of what is in the way. */
async function tryToRead(folder: string): Promise<string | null> {
  const directory = await opendir(folder)
  try {
    await directory.read()
    return null
  } finally {
    await directory.close()
  }
}

async function tryToWrite(folder: string): Promise<string | null> {
  await access(folder, constants.W_OK | constants.X_OK)
  return null
}

async function inTime(attempt: Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('ETIMEDOUT'), lookTimeoutMs)
  })
  try {
    return await Promise.race([attempt, tooLate])
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error)
  } finally {
    clearTimeout(timer)
  }
}
