import {
  type ConsoleCandidate,
  type ConsoleEntry,
  consoleCommands,
} from '../../../preload/contract/wire-console.ts'
import { listCommands } from '../../engine/host-door.ts'
import { parseTypedLine, quoted } from './command-line.ts'
import { maxCandidates } from './console-limits.ts'

/** Where names come from. Both answer with nothing where there is nothing to see. */
export interface CompletionSources {
  /** Entries of a folder of the server; '' is where the console is. */
  readonly remote: (folder: string) => Promise<readonly ConsoleEntry[]>
  /** The same of this computer. */
  readonly local: (folder: string) => Promise<readonly Pick<ConsoleEntry, 'name' | 'kind'>[]>
}

/** Commands whose first words are names of this computer. */
const localFirst: ReadonlySet<string> = new Set(['put', 'mput', '!ls', '!cd', '!mkdir'])
/** Verbs whose argument is no path, though they take one. */
const pathless =
  /^(USER|PASS|ACCT|HOST|AUTH|PBSZ|PROT|OPTS|LANG|CLNT|CSID|TYPE|STRU|MODE|REST|RANG|ALLO|PORT|EPRT|EPSV|SITE)$/

const verbs = listCommands()

/** What a line could become: a verb, a command, or a path at its end. */
export async function completeLine(
  line: string,
  sources: CompletionSources,
): Promise<readonly ConsoleCandidate[]> {
  const [, before = '', first = '', rest] = /^( *)([^ ]*)(?: (.*))?$/su.exec(line) ?? []
  if (rest === undefined) return commandCandidates(before, first)
  const name = first.toLowerCase()
  if (name === 'help') return helpCandidates(`${before}${first} `, rest)
  if (name === 'quote') {
    const inner = await completeLine(rest, sources)
    return inner.map((candidate) => ({ ...candidate, line: `${before}${first} ${candidate.line}` }))
  }
  if (Object.hasOwn(consoleCommands, name)) {
    const start = lastWordStart(rest)
    const word = unquoted(rest.slice(start))
    const isSecondOfPut = name === 'put' && parsesWithTwoWords(line)
    const isSecondOfGet = name === 'get' && parsesWithTwoWords(line)
    const isLocal = isSecondOfGet || (localFirst.has(name) && !isSecondOfPut)
    return pathCandidates(`${before}${first} ${rest.slice(0, start)}`, word, isLocal, sources, quoted)
  }
  const command = verbs.find(({ verbs: all }) => all.some((verb) => verb === first.toUpperCase()))
  if (command === undefined || command.argument === 'none' || pathless.test(first.toUpperCase())) return []
  // What goes to the server is the rest of the line to the byte: nothing is quoted.
  return pathCandidates(`${before}${first} `, rest, false, sources, (text) => text)
}

function commandCandidates(before: string, first: string): readonly ConsoleCandidate[] {
  const wanted = first.toLowerCase()
  const own = Object.entries(consoleCommands)
    .filter(([name]) => name.startsWith(wanted))
    .map(([name, syntax]) => candidate(`${before}${name}`, syntax, 'command'))
  const server = verbs
    .filter(({ verbs: [verb] }) => wanted === '' || verb.toLowerCase().startsWith(wanted))
    .map(({ verbs: [verb], syntax }) => candidate(`${before}${verb}`, syntax, 'verb'))
  return [...own, ...server].slice(0, maxCandidates)
}

function helpCandidates(before: string, word: string): readonly ConsoleCandidate[] {
  return commandCandidates('', word).map(({ line, label, kind }) =>
    candidate(`${before}${line}`, label, kind),
  )
}

async function pathCandidates(
  before: string,
  word: string,
  isLocal: boolean,
  sources: CompletionSources,
  write: (text: string) => string,
): Promise<readonly ConsoleCandidate[]> {
  const cut = word.lastIndexOf('/') + 1
  const folder = word.slice(0, cut)
  const start = word.slice(cut)
  const entries = await (isLocal ? sources.local(folder) : sources.remote(folder))
  return entries
    .filter(({ name }) => name.startsWith(start) && !/[\r\n\0]/.test(name))
    .slice(0, maxCandidates)
    .map(({ name, kind }) => {
      const path = `${folder}${name}${kind === 'folder' ? '/' : ''}`
      return candidate(
        `${before}${write(path)}`,
        name,
        kind === 'folder' ? 'folder' : isLocal ? 'local' : 'file',
      )
    })
}

function candidate(line: string, label: string, kind: ConsoleCandidate['kind']): ConsoleCandidate {
  return { line, label, kind }
}

/** Where the word that is being typed begins: behind the last space outside of quotes. */
function lastWordStart(text: string): number {
  let start = 0
  let isInside = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isInside = !isInside
    else if (text[at] === ' ' && !isInside) start = at + 1
  }
  return start
}

function parsesWithTwoWords(line: string): boolean {
  const closed = (line.match(/"/g)?.length ?? 0) % 2 === 0 ? line : `${line}"`
  const parsed = parseTypedLine(/ $/.test(closed) ? `${closed}x` : closed)
  return parsed.kind === 'own' && parsed.words.length > 1
}

/** What a word means so far: the quote at its end may be there already or not yet. */
function unquoted(word: string): string {
  if (!word.startsWith('"')) return word
  const inner = word.length > 1 && word.endsWith('"') ? word.slice(1, -1) : word.slice(1)
  return inner.replaceAll('""', '"')
}
