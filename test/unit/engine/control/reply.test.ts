import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatReply, reply } from '../../../../app/main/engine/control/reply.ts'
import { anyText } from '../../../helpers/commands/any-text.ts'
import { ReplyStream } from '../../../helpers/ftp-client/reply-stream.ts'

describe('formatReply', () => {
  it('writes one line', () => {
    expect(formatReply(reply(200, 'Fine.'))).toBe('200 Fine.\r\n')
  })

  it('writes several lines with the code on the first and last (RFC 959 §4.2)', () => {
    expect(formatReply(reply(211, 'Features:', 'UTF8', 'End'))).toBe('211-Features:\r\n UTF8\r\n211 End\r\n')
  })

  it('indents a line that looks like the end of the reply', () => {
    expect(formatReply(reply(213, 'Listing:', '213 fake', 'End'))).toBe(
      '213-Listing:\r\n 213 fake\r\n213 End\r\n',
    )
  })

  it('lets no name forge a second reply', () => {
    expect(formatReply(reply(257, '"/a\r\n230 Logged in" created.'))).toBe(
      '257 "/a??230 Logged in" created.\r\n',
    )
  })
})

describe('any reply', () => {
  it('is read as exactly one by a client that believes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 4 }), (first, others) => {
        const stream = new ReplyStream()
        const replies = stream.push(Buffer.from(formatReply(reply(250, first, ...others))))
        expect(replies.map(({ code }) => code)).toEqual([250])
        expect(stream.rest).toHaveLength(0)
      }),
    )
  })
})
