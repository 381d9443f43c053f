import { readFileSync } from 'node:fs'
import { tempTree } from '../temp-tree.ts'
import type { ForeignTarget, Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

/**
 * Lets a client of the BSD family (tnftp, inetutils ftp) perform operations: its commands come on standard input, as a
 * person would type them, in one session.
 */
export async function dialogue(
  program: readonly [string, ...string[]],
  target: ForeignTarget,
  operations: readonly Operation[],
): Promise<(readonly string[] | null)[]> {
  const [name, ...args] = program
  const lists = tempTree()
  const commands = operations.flatMap((operation, at) => commandsFor(operation, lists.at(String(at))))
  const script = [`open ${target.host} ${target.port}`, 'user demo secret', 'binary', ...commands, 'quit', '']
  const output = await mustRun(name, args, { input: script.join('\n'), env: { HOME: lists.path } })
  return operations.map(({ kind }, at) => {
    if (kind !== 'list') return null
    if (!lists.has(String(at))) throw new Error(`${name} made no listing: ${output}`)
    return namesIn(readFileSync(lists.at(String(at)), 'utf8'))
  })
}

function commandsFor(operation: Operation, listFile: string): string[] {
  const path = quote(operation.path)
  switch (operation.kind) {
    case 'list':
      return [`nlist ${operation.path === '' ? '.' : path} ${quote(listFile)}`]
    case 'upload':
      return [
        ...(operation.offset > 0 ? [`restart ${operation.offset}`] : []),
        `put ${quote(operation.local)} ${path}`,
      ]
    case 'download':
      return [`${operation.offset > 0 ? 'reget' : 'get'} ${path} ${quote(operation.local)}`]
    case 'rename':
      return [`rename ${path} ${quote(operation.to)}`]
    case 'remove':
      return [`delete ${path}`]
    case 'make-directory':
      return [`mkdir ${path}`]
  }
}

/** In their quotes a backslash stands for itself, so it is used without. */
function quote(text: string): string {
  return text.replace(/[\s\\"]/g, '\\$&')
}

function namesIn(listing: string): string[] {
  const names = listing.split(/\r?\n/).map((name) => name.replace(/^.*\//, ''))
  return names.filter((name) => !/^\.{0,2}$/.test(name)).sort()
}
