import { dirname } from 'node:path'
import { z } from 'zod'
import { keepAside, privateFolderMode, replaceFile } from '../../files/atomic-file.ts'
import type { FileOperations } from '../../files/file-operations.ts'

const accountSchema = z
  .object({
    directoryUrl: z.url(),
    keyPem: z.string().includes('PRIVATE KEY'),
    /** What the authority calls the account; null before the first order. */
    accountUrl: z.url().nullable(),
  })
  .readonly()

/** An account with one authority. */
export type AcmeAccount = z.output<typeof accountSchema>

/** The account kept for this authority; null when there is none. A damaged file is kept aside. */
export async function readAccount(
  path: string,
  directoryUrl: string,
  nowMs: number,
  operations: FileOperations,
): Promise<AcmeAccount | null> {
  const text = await operations.readText(path)
  if (text === null) return null
  try {
    const account = accountSchema.parse(JSON.parse(text))
    return account.directoryUrl === directoryUrl ? account : null
  } catch {
    await keepAside(path, nowMs, operations)
    return null
  }
}

/** Keeps an account, readable by its owner only. */
export async function writeAccount(
  path: string,
  account: AcmeAccount,
  operations: FileOperations,
): Promise<void> {
  await operations.makeFolder(dirname(path), privateFolderMode)
  await replaceFile(path, `${JSON.stringify(account, null, 2)}\n`, operations)
}
