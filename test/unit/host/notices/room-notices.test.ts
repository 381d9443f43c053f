import { describe, expect, it } from 'vitest'
import { createNotices } from '../../../../app/main/host/notices/notices.ts'
import { createRoomNotices } from '../../../../app/main/host/notices/room-notices.ts'

type Roomy = Parameters<ReturnType<typeof createRoomNotices>>[0][number]

const share = (room: Roomy['room'], parts: Partial<Roomy> = {}): Roomy => ({
  id: 'a',
  name: 'Inbox',
  freeBytes: 2_140_000_000,
  room,
  ...parts,
})

function telling() {
  const notices = createNotices(
    () => 0,
    () => undefined,
  )
  const tell = createRoomNotices(notices)
  return { notices, tell, texts: () => notices.list().map(({ level, text }) => `${level}: ${text}`) }
}

describe('notices about room', () => {
  it('say how much is left and where, and once, although the number changes all the time', () => {
    const { tell, texts } = telling()
    tell([share('low')])
    tell([share('low', { freeBytes: 2_000_000_000 })])
    expect(texts()).toEqual([
      'warning: 2.1 GB left on the disk of “Inbox”. Uploads will be refused when it runs out.',
    ])
  })

  it('take the place of the warning when uploads are refused', () => {
    const { tell, texts } = telling()
    tell([share('low')])
    tell([share('none', { freeBytes: 63_900_000 })])
    expect(texts()).toEqual([
      expect.stringMatching(/^error: 63 MB left on the disk of “Inbox”\. Uploads are refused there/),
    ])
  })

  it('go by themselves when there is room again', () => {
    const { tell, texts } = telling()
    tell([share('none')])
    tell([share('enough')])
    expect(texts()).toEqual([])
  })

  it('stay away once dismissed, until something else is the matter', () => {
    const { notices, tell, texts } = telling()
    tell([share('low')])
    notices.dismiss(notices.list()[0]?.id ?? '')
    tell([share('low', { freeBytes: 1_900_000_000 })])
    expect(texts()).toEqual([])
    tell([share('low'), share('low', { id: 'b', name: 'Scans' })])
    expect(texts()).toEqual([expect.stringContaining('“Inbox” and “Scans”')])
  })

  it('count what would be too many names', () => {
    const { tell, texts } = telling()
    tell(['A', 'B', 'C', 'D', 'E'].map((name) => share('low', { id: name, name })))
    expect(texts()).toEqual([expect.stringContaining('“A”, “B”, “C” and 2 more')])
  })
})
