import { describe, expect, it } from 'vitest'
import { timeInXferlog, xferlogLine } from '../../../../app/main/host/logs/xferlog.ts'

const transfer = {
  at: new Date(2026, 10, 1, 7, 5, 9).getTime(),
  durationMs: 12_400,
  address: '192.0.2.7',
  bytes: 1_234,
  path: '/docs/a.txt',
  isAscii: false,
  direction: 'download',
  isAnonymous: false,
  userName: 'ann',
  isComplete: true,
} as const

describe('a line of xferlog(5)', () => {
  it('has the fields in the order of wu-ftpd', () => {
    expect(xferlogLine(transfer)).toBe(
      'Sun Nov  1 07:05:09 2026 12 192.0.2.7 1234 /docs/a.txt b _ o r ann ftp 0 * c',
    )
  })

  it('says uploads, text, guests and what was not finished by their letters', () => {
    const line = xferlogLine({
      ...transfer,
      ...{ direction: 'upload', isAscii: true, isAnonymous: true, isComplete: false },
    })
    expect(line).toBe('Sun Nov  1 07:05:09 2026 12 192.0.2.7 1234 /docs/a.txt a _ i a ann ftp 0 * i')
  })

  it('counts less than a second as one', () => {
    expect(xferlogLine({ ...transfer, durationMs: 3 }).split(/ +/)[5]).toBe('1')
  })

  it.each([
    ['spaces', '/docs/my file.txt', '/docs/my_file.txt'],
    ['other spaces', '/a\u00a0b\u3000c', '/a_b_c'],
    ['a forged line', '/x b _ o r eve ftp 0 * c\nSun Nov', '/x_b___o_r_eve_ftp_0_*_c\\u000aSun_Nov'],
    ['a direction override', '/\u202ex', '/\\u202ex'],
  ])('keeps %s in a path within its field', (_title, path, shown) => {
    const fields = xferlogLine({ ...transfer, path }).split(/ +/)
    expect(fields).toHaveLength(18)
    expect(fields[8]).toBe(shown)
  })

  it('keeps a name within its field, even an empty one', () => {
    expect(xferlogLine({ ...transfer, userName: 'ann b' }).split(/ +/)[13]).toBe('ann_b')
    expect(xferlogLine({ ...transfer, userName: '' }).split(/ +/)[13]).toBe('_')
  })

  it('gives its time back', () => {
    expect(timeInXferlog(xferlogLine(transfer))).toBe(transfer.at)
    expect(timeInXferlog('# 3 lines were left out')).toBeNull()
  })
})
