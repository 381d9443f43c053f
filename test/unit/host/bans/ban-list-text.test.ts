import { describe, expect, it } from 'vitest'
import type { Ban } from '../../../../app/main/host/bans/ban.ts'
import { readBanList, writeBanList } from '../../../../app/main/host/bans/ban-list-text.ts'

const nowMs = Date.UTC(2027, 2, 3, 12)
const ban = (parts: Partial<Ban>): Ban => ({
  id: 'b1',
  range: '203.0.113.9',
  cause: { kind: 'person', note: 'scans' },
  sinceMs: nowMs - 60_000,
  remainingMs: 900_000,
  hits: 3,
  lastHitAtMs: null,
  ...parts,
})
const bans = [ban({}), ban({ id: 'b2', range: '2001:db8::/64', remainingMs: null })]
const shortly = (text: string) => {
  const { entries, problems } = readBanList(text, nowMs)
  return { entries: entries.map(({ range, note, durationMs }) => [range.text, note, durationMs]), problems }
}

describe('a list of blocked addresses as text', () => {
  it('comes back from JSON with its reasons and ends', () => {
    expect(shortly(writeBanList(bans, 'json', nowMs))).toEqual({
      entries: [
        ['203.0.113.9', 'Blocked by you: scans', 900_000],
        ['2001:db8::/64', 'Blocked by you: scans', null],
      ],
      problems: [],
    })
  })

  it('leaves out what has ended since it was written', () => {
    const { entries } = readBanList(writeBanList(bans, 'json', nowMs), nowMs + 900_000)
    expect(entries.map(({ range }) => range.text)).toEqual(['2001:db8::/64'])
  })

  it('is one range a line when it is plain, and comes back for good', () => {
    const text = writeBanList(bans, 'plain', nowMs)
    expect(text).toBe('203.0.113.9\n2001:db8::/64\n')
    expect(shortly(text).entries).toEqual([
      ['203.0.113.9', '', null],
      ['2001:db8::/64', '', null],
    ])
  })

  it.each<[string, string, unknown[], string[]]>([
    ['comments', '# bad people\n203.0.113.9 # scans # twice\n', [['203.0.113.9', 'scans # twice', null]], []],
    [
      'CR LF, blank lines and a byte order mark',
      '\uFEFF203.0.113.9\r\n\r\n ::1\r\n',
      [
        ['203.0.113.9', '', null],
        ['::1', '', null],
      ],
      [],
    ],
    ['bits behind the prefix', '203.0.113.9/24', [['203.0.113.0/24', '', null]], []],
    ['the same range twice', '203.0.113.9\n203.0.113.9/32', [['203.0.113.9', '', null]], []],
    [
      'words',
      '203.0.113.9\nthe office',
      [['203.0.113.9', '', null]],
      ['Line 2: “the office” is neither an address nor a network like 10.0.0.0/8.'],
    ],
    ['other JSON', '{"bans":[]}', [], ['This JSON is not a list of blocked addresses of Portside.']],
    ['broken JSON', '{"format":', [], ['This JSON is not a list of blocked addresses of Portside.']],
    [
      'an entry that is none',
      '{"format":"portside-bans","bans":[7,{"range":"x"}]}',
      [],
      ['Entry 1 cannot be read.', 'Entry 2: “x” is neither an address nor a network like 10.0.0.0/8.'],
    ],
    ['nothing', ' \n# only this\n', [], []],
  ])('is read line by line: %s', (_title, text, entries, problems) => {
    expect(shortly(text)).toEqual({ entries, problems })
  })
})
