/** What a part of the filter may speak of, in the order it is offered. */
export const filterFields = ['user', 'ip', 'state', 'secure', 'client'] as const
export type FilterField = (typeof filterFields)[number]

/** One condition, such as `user:ann`; its value is never empty. */
export interface FilterToken {
  readonly field: FilterField
  readonly value: string
}

/** A filter taken apart. Conditions on one field are alternatives, everything else must hold together. */
export interface ConnectionFilter {
  readonly tokens: readonly FilterToken[]
  /** Words to be found anywhere, in lower case. */
  readonly words: readonly string[]
}

/** Quotes keep a value with spaces together, also while the closing one is still missing. */
const parts = /([a-z]+):(?:"([^"]*)"?|(\S+))|"([^"]*)"?|(\S+)/giu

const fieldOf = (name: string): FilterField | undefined =>
  filterFields.find((field) => field === name.toLowerCase())

/** Takes a filter apart; what looks like a condition on an unknown field is text like any other. */
export function parseConnectionFilter(text: string): ConnectionFilter {
  const tokens: FilterToken[] = []
  const words: string[] = []
  const addWord = (word: string): void => {
    if (word.trim() !== '') words.push(word.toLowerCase())
  }
  for (const [whole, name, quoted, plain, quotedWord] of text.matchAll(parts)) {
    const field = name === undefined ? undefined : fieldOf(name)
    const value = (quoted ?? plain ?? '').trim()
    if (field !== undefined) {
      if (value !== '') tokens.push({ field, value })
    } else if (name !== undefined || quotedWord === undefined) {
      // `user:` alone is a condition that somebody is still typing: it must not empty the list meanwhile.
      const isUnfinished = whole.endsWith(':') && fieldOf(whole.slice(0, -1)) !== undefined
      if (!isUnfinished) addWord(whole)
    } else addWord(quotedWord)
  }
  return { tokens, words }
}

/** Writes a condition as a person would type it. */
export function tokenText({ field, value }: FilterToken): string {
  return /\s/u.test(value) ? `${field}:"${value}"` : `${field}:${value}`
}

/** Adds conditions to those that are there already, each once. */
export function addTokens(
  tokens: readonly FilterToken[],
  added: readonly FilterToken[],
): readonly FilterToken[] {
  const known = new Set(tokens.map(tokenText))
  return [...tokens, ...added.filter((token) => !known.has(tokenText(token)))]
}

/** What can be picked at the end of the filter being typed, each the whole new filter; empty when nothing fits. */
export function completionsOf(
  text: string,
  values: Readonly<Record<FilterField, readonly string[]>>,
): readonly string[] {
  const [, before = '', last = ''] = /^(.*?)((?:[a-z]+:"[^"]*|\S*))$/isu.exec(text) ?? []
  const colon = last.indexOf(':')
  if (colon < 0) {
    const typed = last.toLowerCase()
    return filterFields.filter((field) => field.startsWith(typed)).map((field) => `${before}${field}:`)
  }
  const field = fieldOf(last.slice(0, colon))
  if (field === undefined) return []
  const typed = last
    .slice(colon + 1)
    .replace(/^"/, '')
    .toLowerCase()
  return values[field]
    .filter((value) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .map((value) => before + tokenText({ field, value }))
}
