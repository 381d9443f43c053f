import type { Upload, UploadStart } from './file-system.ts'
import { admitFile } from './metered/admission.ts'
import type { UploadTarget } from './upload.ts'
import { baseName } from './virtual-path.ts'

/**
 * Refuses an upload before its first byte when there is no room for what is known to come: many clients do not look at
 * what is answered in the middle of one. One whose size nobody knows needs room for one byte. Throws VfsError quota,
 * too-large or no-space, and the upload has ended then.
 */
export async function admitUpload(upload: Upload, target: UploadTarget, start: UploadStart): Promise<Upload> {
  const replaces = target.policy?.onExisting !== 'keep-both'
  const names = [...target.names.slice(0, -1), baseName(upload.path)]
  const isNew = upload.position === 0 && start.kind !== 'append' && start.kind !== 'patch'
  try {
    const goesAway = isNew && replaces ? [{ storage: target.storage, names }] : []
    await admitFile(upload.file, goesAway, leastGrowth(upload, start))
    return upload
  } catch (error) {
    await upload.interrupt()
    throw error
  }
}

/** Bytes the file will grow by at least, as far as that is known. */
function leastGrowth({ file, position }: Upload, start: UploadStart): number {
  if (start.kind === 'patch') return Math.max(0, (start.end ?? position) - file.size)
  return position < file.size ? 0 : 1
}
