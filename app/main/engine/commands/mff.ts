import { type FactChanges, parseFactChanges } from '../control/arguments/fact-changes.ts'
import { defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'
import { formatTimeValue } from '../listing/time-value.ts'
import type { Permission } from '../vfs/permission.ts'

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
    const { createdMs, mode, modifiedMs } = changes
    const rights = fileSystem.permissionsAt(path)
    // Where nothing is permitted the first change fails, and says whether there is such a name at all.
    const isRefused = (right: Permission): boolean => rights.size > 0 && !rights.has(right)
    const work: (readonly [right: Permission, run: () => Promise<void>])[] = []
    if (createdMs !== null) work.push(['change-times', () => fileSystem.setCreated(path, createdMs)])
    if (mode !== null) work.push(['change-mode', () => fileSystem.setMode(path, mode)])
    if (modifiedMs !== null) work.push(['change-times', () => fileSystem.setModified(path, modifiedMs)])
    // What is certain to be refused comes first, so that it is refused before anything is changed.
    work.sort(([one], [other]) => Number(isRefused(other)) - Number(isRefused(one)))
    for (const [, run] of work) await run()
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
