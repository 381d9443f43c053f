import { useState } from 'react'

/**
 * Keeps what was typed beside the value it was read as: '1.' and '1' are the same number, and nobody wants the point to
 * vanish while typing. A value that changes from elsewhere is written anew.
 */
export function useTyped<Typed, Value>(
  value: Value,
  write: (value: Value) => Typed,
  read: (typed: Typed) => Value,
): readonly [Typed, (typed: Typed) => void] {
  const [typed, setTyped] = useState(() => write(value))
  const [seen, setSeen] = useState(value)
  if (isSame(seen, value)) return [typed, setTyped]
  setSeen(value)
  if (isSame(read(typed), value)) return [typed, setTyped]
  const written = write(value)
  setTyped(written)
  return [written, setTyped]
}

/** NaN, which stands for text that is no number, equals itself; lists of texts are compared by what is in them. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, index) => Object.is(entry, other[index]))
  }
  return Object.is(one, other)
}
