import type {
  FileSystem,
  Upload,
  UploadStart,
  VirtualPath,
} from '../../../app/main/engine/vfs/file-system.ts'
import { createFileSystem } from '../../../app/main/engine/vfs/mounted-file-system.ts'
import { type Permission, type Preset, presetPermissions } from '../../../app/main/engine/vfs/permission.ts'
import type { StorageBackend } from '../../../app/main/engine/vfs/storage.ts'

/** A virtual path written down in a test; takes it as it is. */
export function at(path: string): VirtualPath {
  return path as VirtualPath
}

/** A file system with one storage as its root. */
export function rootedFileSystem(
  storage: StorageBackend,
  rights: Preset | readonly Permission[],
): FileSystem {
  const permissions = typeof rights === 'string' ? presetPermissions[rights] : new Set(rights)
  return createFileSystem([{ shareId: 'share', at: [], storage, permissions }])
}

/** Begins an upload and sends the content from where it starts. */
export async function sendUpload(
  files: FileSystem,
  path: string,
  start: UploadStart,
  content: string | Uint8Array,
): Promise<Upload> {
  const upload = await files.openUpload(at(path), start)
  await upload.file.writev([Buffer.from(content)], upload.position)
  return upload
}
