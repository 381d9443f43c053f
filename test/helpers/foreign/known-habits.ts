/** What the tests hold of a client that does not run in them. */
export interface KnownHabits {
  readonly client: string
  /** Titles of its tests. */
  readonly habits: readonly string[]
}

const block = /\b(describe|it)(?:\.each\(([\s\S]*?)\)(?: as const)?)?\(\s*(['"`])(.*?)\3/g

/** Reads clients and habits from the text of a test file: a top-level `describe` names clients, `it` what they do. */
export function readHabits(source: string): KnownHabits[] {
  const found: { clients: string[]; habits: string[] }[] = []
  for (const [, kind, cases = '', , title = ''] of source.matchAll(block)) {
    if (kind === 'it') found.at(-1)?.habits.push(title.replaceAll('%s', '…'))
    else {
      const named = [...cases.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)
      found.push({ clients: title === '%s' ? named : [title], habits: [] })
    }
  }
  return found.flatMap(({ clients, habits }) => clients.map((client) => ({ client, habits })))
}
