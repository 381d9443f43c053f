import type { Reply } from './reply.ts'

/** Lines of one reply that are told of; STAT of a large folder has thousands. */
const maxToldLines = 200

/** What is told of a reply that was sent. */
export function replySent({ code, lines }: Reply) {
  const told = lines.length > maxToldLines ? lines.slice(0, maxToldLines) : lines
  return { type: 'reply-sent', code, text: lines.at(-1) ?? '', lines: told } as const
}
