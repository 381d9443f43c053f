import { type ConsoleCommandName, consoleCommands } from '../../../preload/contract/wire-console.ts'

/** A word of a command of the console's own. What stands in quotes is no pattern. */
export interface Word {
  readonly text: string
  readonly isQuoted: boolean
}

/** A typed line taken apart. */
export type TypedLine =
  | { readonly kind: 'empty' }
  /** For the server, to the byte. */
  | { readonly kind: 'raw'; readonly verb: string; readonly argument: string; readonly line: string }
  | {
      readonly kind: 'own'
      readonly name: ConsoleCommandName
      readonly words: readonly Word[]
      /** Letters after a dash, for example 'f'. */
      readonly options: ReadonlySet<string>
    }
  | { readonly kind: 'wrong'; readonly message: string }

/** How many words a command takes, and which options. */
const shapes: Readonly<Record<ConsoleCommandName, readonly [min: number, max: number, options?: string]>> = {
  help: [0, 1],
  ls: [0, 1],
  cd: [1, 1],
  get: [1, 2, 'f'],
  put: [1, 2, 'f'],
  mget: [1, 100, 'f'],
  mput: [1, 100, 'f'],
  rm: [1, 100, 'r'],
  mkdir: [1, 1],
  rename: [2, 2],
  '!ls': [0, 1],
  '!cd': [1, 1],
  '!pwd': [0, 0],
  '!mkdir': [1, 1],
  passive: [0, 1],
  active: [0, 0],
  quote: [1, 1],
}

/** Takes a line apart: a command of the console's own by its name, anything else is the server's. */
export function parseTypedLine(line: string): TypedLine {
  const trimmed = line.trimStart()
  if (trimmed === '') return { kind: 'empty' }
  const space = trimmed.indexOf(' ')
  const first = space < 0 ? trimmed : trimmed.slice(0, space)
  const rest = space < 0 ? '' : trimmed.slice(space + 1)
  const name = ownName(first)
  if (name === 'quote') {
    return rest === '' ? wrongUse(name) : rawLine(rest)
  }
  if (name !== null) return ownLine(name, rest)
  if (first.startsWith('!')) {
    return wrong(`There is no command ${first}. Of this computer there are !ls, !cd, !pwd and !mkdir.`)
  }
  return rawLine(line)
}

function rawLine(line: string): TypedLine {
  const [, verb = '', argument = ''] = /^ *([^ ]*) ?(.*)$/su.exec(line) ?? []
  return { kind: 'raw', verb: verb.toUpperCase(), argument, line }
}

function ownName(first: string): ConsoleCommandName | null {
  const name = first.toLowerCase()
  return Object.hasOwn(consoleCommands, name) ? (name as ConsoleCommandName) : null
}

function ownLine(name: ConsoleCommandName, rest: string): TypedLine {
  const words = splitWords(rest)
  if (words === null) return wrong('A quote is not closed.')
  const [min, max, allowed = ''] = shapes[name]
  const options = new Set<string>()
  let taken = 0
  for (const { text, isQuoted } of words) {
    if (isQuoted || !text.startsWith('-') || text === '-') break
    taken += 1
    if (text === '--') break
    const letters = [...text.slice(1)]
    const unknown = letters.find((letter) => !allowed.includes(letter))
    if (unknown !== undefined)
      return wrong(`${name} knows no -${unknown}. Put names that begin with a dash after --.`)
    for (const letter of letters) options.add(letter)
  }
  const left = words.slice(taken)
  if (left.length < min) return wrongUse(name)
  if (left.length > max) {
    return wrong(`Too many words for “${consoleCommands[name]}”. Put names with spaces in quotes.`)
  }
  return { kind: 'own', name, words: left, options }
}

/** Splits at spaces outside of quotes; a quote within quotes is doubled. Null when a quote is not closed. */
export function splitWords(text: string): readonly Word[] | null {
  const words: Word[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1
      continue
    }
    let word = ''
    let isQuoted = false
    while (at < text.length && text[at] !== ' ') {
      if (text[at] !== '"') {
        word += text[at]
        at += 1
        continue
      }
      isQuoted = true
      const end = closingQuote(text, at + 1)
      if (end === null) return null
      word += text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    }
    words.push({ text: word, isQuoted })
  }
  return words
}

function closingQuote(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return null
}

/** A word as it has to be typed. */
export function quoted(text: string): string {
  return /^[^\s"*?-][^\s"*?]*$/u.test(text) ? text : `"${text.replaceAll('"', '""')}"`
}

function wrong(message: string): TypedLine {
  return { kind: 'wrong', message }
}

function wrongUse(name: ConsoleCommandName): TypedLine {
  return wrong(`Type it as: ${consoleCommands[name]}`)
}
