import { VfsError, type VfsErrorKind } from '../../../app/main/engine/vfs/vfs-error.ts'

/** Everything an iterable gives, in order. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** The kind a call fails with; 'succeeded' when it does not fail, so that a test shows it. */
export async function failureOf(attempt: Promise<unknown>): Promise<VfsErrorKind | 'succeeded'> {
  try {
    await attempt
    return 'succeeded'
  } catch (error) {
    if (error instanceof VfsError) return error.kind
    throw error
  }
}
