import type { TransferPlan } from '../control/transfer-plan.ts'
import type { Upload } from '../vfs/file-system.ts'
import { baseName } from '../vfs/virtual-path.ts'

/**
 * The transfer of an opened upload: it takes its final name only when every byte has arrived. With `end` (exclusive)
 * exactly the bytes up to there must. Where the share keeps both versions, the 226 names the one this became.
 */
export function uploadPlan(
  upload: Upload,
  preliminaryText: string,
  completedText: string,
  end?: number,
): TransferPlan {
  const askedPath = upload.path
  return {
    kind: 'transfer',
    source: {
      kind: 'upload',
      file: upload.file,
      start: upload.position,
      ...(end === undefined ? {} : { end }),
    },
    get path() {
      return upload.path
    },
    totalBytes: null,
    preliminaryText,
    get completedText() {
      const isTold = upload.path !== askedPath && upload.revealsName === true
      return isTold ? `${completedText} Stored as ${baseName(upload.path)}` : completedText
    },
    settle: (end, patience) =>
      end.kind === 'completed' ? upload.commit(patience) : upload.interrupt(patience),
  }
}
