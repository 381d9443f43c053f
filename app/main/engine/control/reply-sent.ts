import type { Reply } from './reply.ts'

/** Lines of one reply that are told of; STAT of a large folder has thousands. */
const maxToldLines = 200

/** What is told of a reply that was sent. */
export function replySent({ code, lines, failure }: Reply) {
  const told = lines.length > maxToldLines ? lines.slice(0, maxToldLines) : lines
  const text = lines.at(-1) ?? ''
  return { type: 'reply-sent', code, text, lines: told, ...(failure && { failure }) } as const
}
