import { parsePathList } from '../control/arguments/path-list.ts'
import { ArgumentError, defineCommand } from '../control/command-definition.ts'
import { reply } from '../control/reply.ts'

/** More parts than any client cuts a file into; the line's length ends far below. */
const maxParts = 1000

/**
 * COMB, as GlobalSCAPE's clients and servers speak it: appends parts that were uploaded side by side to the target, in
 * their order, and removes them. Off by setting, as no standard knows it.
 */
export const comb = defineCommand({
  verbs: ['COMB'],
  argument: 'required',
  parse(argument) {
    const paths = parsePathList(argument, 'COMB target part [part ...]', 2, maxParts)
    if (paths instanceof ArgumentError) return paths
    const [target = '', ...parts] = paths
    return { target, parts }
  },
  login: 'after',
  data: 'none',
  duringTransfer: 'hold',
  features: ({ options }) => (options.allowCombining ? ['COMB target;source_list'] : []),
  help: 'COMB target part [part ...] - append parts to a file and remove them',
  rfc: 'GlobalSCAPE multi-part transfers',
  async run(session, { target, parts }) {
    if (!session.options.allowCombining) return reply(502, 'Combining files is switched off here.')
    const { fileSystem, workingDirectory, endSignal } = session
    const resolve = (path: string) => fileSystem.resolve(workingDirectory, path)
    await fileSystem.combine(resolve(target), parts.map(resolve), endSignal)
    return reply(250, 'Files combined.')
  },
})
