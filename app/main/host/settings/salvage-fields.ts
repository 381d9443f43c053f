import type { z } from 'zod'

/** What was saved of one object, and which of its fields could not be read. */
export interface SavedFields {
  readonly fields: Readonly<Record<string, unknown>>
  readonly unreadable: readonly string[]
}

/** Reads an object field by field: what is not valid is left out and named, so that its default holds. */
export function saveFields(shape: Readonly<Record<string, z.ZodType>>, source: JsonRecord): SavedFields {
  const fields: Record<string, unknown> = {}
  const unreadable: string[] = []
  for (const [name, schema] of Object.entries(shape)) {
    // Only what the file itself says; a name such as `constructor` must not be found in every object.
    const value = Object.hasOwn(source, name) ? source[name] : undefined
    const parsed = schema.safeParse(value)
    if (parsed.success) fields[name] = parsed.data
    else unreadable.push(name)
  }
  return { fields, unreadable }
}

/** A JSON object, its values still unknown. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Tells a JSON object from everything else. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names fields in a sentence: `a`, `b` and `c` become “a”, “b” and “c”. */
export function quoted(names: readonly string[]): string {
  const marked = names.map((name) => `“${name}”`)
  const last = marked.pop() ?? ''
  return marked.length === 0 ? last : `${marked.join(', ')} and ${last}`
}
