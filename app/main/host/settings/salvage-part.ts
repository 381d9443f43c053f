import { z } from 'zod'
import { isRecord, type JsonRecord, quoted, saveFields } from './salvage-fields.ts'

/**
 * Values that are taken instead of a default where what was there cannot be read: whoever relied on encryption must not
 * be served in clear.
 */
const cautious: Readonly<Record<string, JsonRecord>> = { server: { tls: 'required' } }

/** Saves the fields that can be read of one part of the settings, `server` for example; the others have defaults. */
export function savePart(name: string, schema: z.ZodType, source: unknown, problems: string[]): unknown {
  if (source === undefined) return undefined
  const { fields, unreadable } = isRecord(source)
    ? saveFields(shapeOf(schema), source)
    : { fields: {}, unreadable: Object.keys(shapeOf(schema)) }
  const replaced = Object.fromEntries(
    Object.entries(cautious[name] ?? {}).filter(([field]) => unreadable.includes(field)),
  )
  const saved = schema.safeParse({ ...fields, ...replaced })
  // Fields that are right by themselves and wrong together.
  if (!saved.success) {
    problems.push(`The ${name} settings could not be read. They are as at first.`)
    return cautious[name] ?? {}
  }
  if (unreadable.length > 0) {
    const lost = isRecord(source) ? `Of the ${name} settings ${quoted(unreadable)}` : `The ${name} settings`
    const except = Object.entries(replaced).map(([field, value]) => `, but “${field}” is “${value}”`)
    problems.push(`${lost} could not be read. They are as at first${except.join('')}.`)
  }
  return saved.data
}

/** The fields of an object's schema, whatever is wrapped around it. */
function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  let inner: unknown = schema
  while (inner instanceof z.ZodReadonly || inner instanceof z.ZodPrefault || inner instanceof z.ZodDefault) {
    inner = inner.unwrap()
  }
  return inner instanceof z.ZodObject ? inner.shape : {}
}
