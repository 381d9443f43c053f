import { describe, expect, it } from 'vitest'
import {
  type ConnectionEntry,
  entriesOf,
  linesOf,
  sameEntries,
} from '../../../../app/renderer/stores/connection-entries.ts'
import { countChanges, holdOrder } from '../../../../app/renderer/stores/held-order.ts'
import { fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const sessions = [
  fakeSession({ id: 'a', userName: 'ann', peerAddress: '10.0.0.1' }),
  fakeSession({ id: 'b', userName: 'bob', peerAddress: '10.0.0.2' }),
  fakeSession({ id: 'c', userName: null, peerAddress: '::ffff:10.0.0.1' }),
  fakeSession({ id: 'd', userName: 'ann', peerAddress: '10.0.0.2' }),
]
const plain = (...ids: string[]): ConnectionEntry[] => ids.map((id) => ({ id, group: null }))

describe('groups of connections', () => {
  it.each([
    ['none', ['a', 'b', 'c', 'd']],
    ['user', ['a', 'd', 'b', 'c']],
    ['ip', ['a', 'c', 'b', 'd']],
  ] as const)('by %s stand together in the order of their first', (by, ids) => {
    expect(entriesOf(sessions, by).map(({ id }) => id)).toEqual(ids)
  })

  it('have a head with everybody in it', () => {
    const lines = linesOf(entriesOf(sessions, 'user'), new Set())
    expect(lines.map(({ key }) => key)).toEqual(['group ann', 'a', 'd', 'group bob', 'b', 'group ', 'c'])
    expect(lines[0]).toMatchObject({ kind: 'group', ids: ['a', 'd'], isCollapsed: false })
  })

  it('show their head alone while they are folded', () => {
    const lines = linesOf(entriesOf(sessions, 'user'), new Set(['ann', '']))
    expect(lines.map(({ key }) => key)).toEqual(['group ann', 'group bob', 'b', 'group '])
    expect(lines[0]).toMatchObject({ ids: ['a', 'd'], isCollapsed: true })
  })

  it('need no head in a plain list', () => {
    expect(linesOf(plain('a', 'b'), new Set()).map(({ key }) => key)).toEqual(['a', 'b'])
  })

  it('tell two orders apart', () => {
    expect(sameEntries(plain('a', 'b'), plain('a', 'b'))).toBe(true)
    expect(sameEntries(plain('a', 'b'), plain('b', 'a'))).toBe(false)
    expect(sameEntries(plain('a'), [{ id: 'a', group: 'ann' }])).toBe(false)
  })
})

describe('an order that is held', () => {
  const all = () => true

  it.each([
    ['keeps places when the order is another', ['a', 'b', 'c'], ['c', 'a', 'b'], 'abc', ['a', 'b', 'c']],
    ['puts who is new last', ['a', 'b'], ['n', 'a', 'b'], 'abn', ['a', 'b', 'n']],
    ['leaves out who has gone', ['a', 'b', 'c'], ['c', 'a'], 'ac', ['a', 'c']],
    ['keeps who does not match any more', ['a', 'b'], ['a'], 'ab', ['a', 'b']],
  ])('%s', (_title, shown, wanted, there, expected) => {
    const held = holdOrder(plain(...shown), plain(...wanted), (id) => there.includes(id))
    expect(held).toEqual(plain(...expected))
  })

  it('is the very same list while nothing changes', () => {
    const shown = plain('a', 'b')
    expect(holdOrder(shown, plain('b', 'a'), all)).toBe(shown)
  })

  it('puts who is new at the end of the group', () => {
    const ann = (id: string): ConnectionEntry => ({ id, group: 'ann' })
    const bob = (id: string): ConnectionEntry => ({ id, group: 'bob' })
    expect(holdOrder([ann('a'), bob('b')], [ann('n'), ann('a'), bob('b')], all)).toEqual([
      ann('a'),
      ann('n'),
      bob('b'),
    ])
  })
})

describe('the count of changes', () => {
  it.each([
    ['nothing', 'abc', 'abc', 0],
    ['one that climbs past all others', 'abcd', 'dabc', 1],
    ['a pair that changes places', 'abcd', 'bacd', 1],
    ['all the other way round', 'abcd', 'dcba', 3],
    ['who left and who came', 'ab', 'bn', 2],
  ])('of %s is what would be seen to happen', (_title, shown, wanted, count) => {
    expect(countChanges(plain(...shown), plain(...wanted))).toBe(count)
  })
})
