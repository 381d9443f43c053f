import type { TransferPlan } from '../control/transfer-plan.ts'
import type { Upload } from '../vfs/file-system.ts'

/**
 * The transfer of an opened upload: it takes its final name only when every byte has arrived. With `end` (exclusive)
 * exactly the bytes up to there must.
 */
export function uploadPlan(
  upload: Upload,
  preliminaryText: string,
  completedText: string,
  end?: number,
): TransferPlan {
  return {
    kind: 'transfer',
    source: {
      kind: 'upload',
      file: upload.file,
      start: upload.position,
      ...(end === undefined ? {} : { end }),
    },
    path: upload.path,
    totalBytes: null,
    preliminaryText,
    completedText,
    settle: (end) => (end.kind === 'completed' ? upload.commit() : upload.interrupt()),
  }
}
