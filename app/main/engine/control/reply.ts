import type { VfsErrorKind } from '../vfs/vfs-error.ts'
import type { ReplyCode } from './reply-code.ts'

/** What the control connection does once the reply is on the wire. */
export type AfterReply = 'close' | 'start-tls' | 'stop-tls'

/** One reply of the server; more than one line makes it a multi-line reply (RFC 959 §4.2). */
export interface Reply {
  readonly kind: 'reply'
  readonly code: ReplyCode
  /**
   * ASCII but for virtual paths. The first and last line carry the code; lines in between are sent after one space,
   * which is what FEAT and MLST require and what keeps a line that starts with digits from ending the reply.
   */
  readonly lines: readonly string[]
  readonly after?: AfterReply
  /** What the storage said, where it was the storage that refused; the client reads it in the text alone. */
  readonly failure?: VfsErrorKind
}

/** Makes a reply. Texts are short, say what to do, and never name native paths or native errors. */
export function reply(code: ReplyCode, ...lines: readonly [string, ...string[]]): Reply {
  return { kind: 'reply', code, lines }
}

/** The same with something to do afterwards. */
export function replyThen(after: AfterReply, code: ReplyCode, text: string): Reply {
  return { kind: 'reply', code, lines: [text], after }
}

/**
 * The text of a reply as it goes on the wire, CRLF at the end. CR and LF inside a line (a file name can hold them)
 * become '?', so that no name can forge a second reply; code points above U+FFFF and lone surrogates pass unchanged.
 */
export function formatReply({ code, lines }: Reply): string {
  const safe = lines.map((line) => line.replace(/[\r\n\0]/g, '?'))
  const last = safe.at(-1) ?? ''
  if (safe.length < 2) return `${code} ${last}\r\n`
  const [first = '', ...rest] = safe
  const between = rest.slice(0, -1).map((line) => ` ${line}\r\n`)
  return `${code}-${first}\r\n${between.join('')}${code} ${last}\r\n`
}
