import { z } from 'zod'
import { nameKey } from './name-rules.ts'

/** Limits of a file from a hostile or broken source; far above what a person needs. */
export const maxShares = 1_000
/** The most users a settings file may hold. */
export const maxUsers = 10_000
/** The most groups a settings file may hold. */
export const maxGroups = 1_000

/** A name that a rule of name-rules.ts finds nothing wrong with. */
export function nameThat(faultOf: (name: string) => string | null) {
  return z
    .string()
    .max(1_000)
    .transform((name) => name.normalize('NFC'))
    .superRefine((name, context) => {
      const fault = faultOf(name)
      if (fault !== null) context.addIssue({ code: 'custom', message: fault })
    })
}

/** Bytes in base64, so many of them. */
export function base64Bytes(min: number, max: number) {
  return z.base64().refine((text) => {
    const { length } = Buffer.from(text, 'base64')
    return length >= min && length <= max
  })
}

/** A list whose entries differ in id and in name; empty when unsaid. */
export function uniqueList<Item extends z.ZodType<{ id: string; name: string }>>(item: Item, max: number) {
  return z
    .array(item)
    .max(max)
    .refine((items) => isUnique(items.map((entry) => entry.id)), 'Two entries have the same id.')
    .refine((items) => isUnique(items.map((entry) => nameKey(entry.name))), 'Two entries have the same name.')
    .readonly()
    .default([])
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
