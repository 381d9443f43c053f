import { z } from 'zod'

type Shape = Readonly<Record<string, z.ZodType>>
type Bare<Field> =
  Field extends z.ZodDefault<infer Inner> ? Inner : Field extends z.ZodPrefault<infer Inner> ? Inner : Field

/** The shape of changes to a thing of this shape: whatever is not said stays as it is. */
export type ChangesOf<Fields extends Shape> = { [Name in keyof Fields]: z.ZodOptional<Bare<Fields[Name]>> }

/** Makes every field optional and takes its default away: a field that is not said must not fall back to it. */
export function changesOf<Fields extends Shape>(fields: Fields): ChangesOf<Fields> {
  const changes = Object.entries(fields).map(([name, field]) => {
    const isDefaulted = field instanceof z.ZodDefault || field instanceof z.ZodPrefault
    return [name, z.optional(isDefaulted ? field.unwrap() : field)]
  })
  return Object.fromEntries(changes) as ChangesOf<Fields>
}
