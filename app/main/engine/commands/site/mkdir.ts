import { parsePath } from '../../control/arguments/path-argument.ts'
import { reply } from '../../control/reply.ts'
import type { FileSystem } from '../../vfs/file-system.ts'
import { VfsError } from '../../vfs/vfs-error.ts'
import { pathFromNames, pathNames } from '../../vfs/virtual-path.ts'
import { quotePath } from '../quoted-path.ts'
import { defineSiteService } from './site-service.ts'

/** SITE MKDIR: makes a directory and those above it that are missing, which saves an upload of a deep tree many MKD. */
export const mkdir = defineSiteService({
  name: 'MKDIR',
  argument: 'required',
  parse: parsePath,
  features: () => ['SITE MKDIR'],
  help: 'SITE MKDIR path - make a directory and those above it',
  origin: 'ProFTPD mod_site_misc',
  async run(session, path) {
    const { fileSystem } = session
    const target = fileSystem.resolve(session.workingDirectory, path)
    const names = pathNames(target)
    for (let depth = 1; depth < names.length; depth += 1) await ensure(fileSystem, names.slice(0, depth))
    await fileSystem.makeDirectory(target)
    return reply(200, `${quotePath(target)} created.`)
  },
})

/** Passes through a directory that is there, even one whose content the principal may not see. */
async function ensure(fileSystem: FileSystem, names: readonly string[]): Promise<void> {
  const path = pathFromNames(names)
  try {
    await fileSystem.enter(path)
  } catch (error) {
    if (!(error instanceof VfsError) || error.kind !== 'not-found') throw error
    await fileSystem.makeDirectory(path)
  }
}
