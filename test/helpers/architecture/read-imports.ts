import { parseSync, Visitor } from 'oxc-parser'

/** One thing a source file asks for: by `import`, re-export, `import()`, `require()` or `import('…').Type`. */
export interface ImportFact {
  readonly specifier: string
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean
}

/** What the architecture tests know about one source file. */
export interface SourceFacts {
  readonly imports: readonly ImportFact[]
  readonly hasDefaultExport: boolean
}

interface Literal {
  readonly type: string
  readonly value?: unknown
}

/**
 * Reads every import and the default export of one TypeScript source. Throws when the source does not parse or when
 * an `import()` computes its specifier, because a rule cannot be held over a name nobody can read.
 */
export function readSourceFacts(fileName: string, source: string): SourceFacts {
  const parsed = parseSync(fileName, source)
  const [firstError] = parsed.errors
  if (firstError !== undefined) throw new Error(`${fileName}: ${firstError.message}`)

  const imports: ImportFact[] = []
  const add = (literal: Literal | null | undefined, typeOnly: boolean): void => {
    if (literal === null || literal === undefined) return
    if (typeof literal.value !== 'string') throw new Error(`${fileName}: an import computes what it imports`)
    imports.push({ specifier: literal.value, typeOnly })
  }
  let hasDefaultExport = false

  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers
      const everyNameIsType =
        named.length > 0 &&
        named.every((name) => name.type === 'ImportSpecifier' && name.importKind === 'type')
      add(node.source, node.importKind === 'type' || everyNameIsType)
    },
    ExportNamedDeclaration(node) {
      const names = node.specifiers
      add(
        node.source,
        node.exportKind === 'type' || (names.length > 0 && names.every((name) => name.exportKind === 'type')),
      )
      if (names.some(({ exported }) => ('name' in exported ? exported.name : exported.value) === 'default')) {
        hasDefaultExport = true
      }
    },
    ExportAllDeclaration(node) {
      add(node.source, node.exportKind === 'type')
    },
    ExportDefaultDeclaration() {
      hasDefaultExport = true
    },
    TSExportAssignment() {
      hasDefaultExport = true
    },
    ImportExpression(node) {
      add(node.source, false)
    },
    TSImportType(node) {
      add(node.source, true)
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return
      add(node.arguments[0], false)
    },
  }).visit(parsed.program)

  return { imports, hasDefaultExport }
}
