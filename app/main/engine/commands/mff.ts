import { type FactChanges, parseFactChanges } from '../control/arguments/fact-changes.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { formatTimeValue } from '../listing/time-value.ts'
import { VfsError } from '../vfs/vfs-error.ts'

/** MFF, draft-somers-ftp-mfxx §5.1: several facts of a file at once, all of them or, as far as can be told, none. */
export const mff = defineCommand({
  verbs: ['MFF'],
  argument: 'required',
  parse: parseFactChanges,
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: () => ['MFF Modify;UNIX.mode;'],
  help: 'MFF fact=value;[fact=value;] path - change facts of a file: Modify, Create, UNIX.mode',
  rfc: 'draft-somers-ftp-mfxx §5.1',
  async run(session, changes) {
    const { fileSystem } = session
    const path = fileSystem.resolve(session.workingDirectory, changes.path)
    // What is certain to fail is found out before anything is changed.
    const rights = fileSystem.permissionsAt(path)
    // Where nothing is permitted the first change fails, and says whether there is such a name at all.
    const judges = rights.size > 0
    if (judges && changes.mode !== null && !rights.has('change-mode'))
      throw new VfsError('not-permitted', 'change-mode')
    const setsTime = changes.createdMs !== null || changes.modifiedMs !== null
    if (judges && setsTime && !rights.has('change-times')) throw new VfsError('not-permitted', 'change-times')
    if (changes.createdMs !== null) await fileSystem.setCreated(path, changes.createdMs)
    if (changes.mode !== null) await fileSystem.setMode(path, changes.mode)
    if (changes.modifiedMs !== null) await fileSystem.setModified(path, changes.modifiedMs)
    return reply(213, `${factsOf(changes)} ${changes.path}`)
  },
})

function factsOf({ modifiedMs, createdMs, mode }: FactChanges): string {
  const facts = [
    modifiedMs === null ? '' : `Modify=${formatTimeValue(modifiedMs)};`,
    createdMs === null ? '' : `Create=${formatTimeValue(createdMs)};`,
    mode === null ? '' : `UNIX.mode=${mode.toString(8).padStart(4, '0')};`,
  ]
  return facts.join('')
}
