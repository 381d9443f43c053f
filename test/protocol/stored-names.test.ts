import { describe, expect, it } from 'vitest'
import { startPortside } from '../helpers/start-portside.ts'
import { waitFor } from '../helpers/wait-for.ts'

const users = [{ id: 'u', name: 'ann' }]
const tree = { 'a.jpg': 'earlier' }

describe('the name a share finds for an upload', () => {
  it('is one the patterns accept', async () => {
    const share = { onExisting: 'keep-both', names: { allow: ['*.jpg'] } }
    const { logIn, tree: folder } = await startPortside({ users, tree, share })
    const client = await logIn()
    await client.transmit('STOR docs/a.jpg', 'later')
    expect(folder.names()).toEqual(['a (2).jpg', 'a.jpg'])
  })

  it.each([{ deny: ['*(2)*'] }, { hide: ['*(?)*'] }, { allow: ['?.jpg'] }])(
    'is refused before the first byte where %j accept none',
    async (names) => {
      const share = { onExisting: 'keep-both', names }
      const { logIn, tree: folder } = await startPortside({ users, tree, share })
      const client = await logIn()
      await client.pasv()
      await client.ask('STOR docs/a.jpg', 553)
      expect(folder.names()).toEqual(['a.jpg'])
      expect(folder.read('a.jpg').toString()).toBe('earlier')
    },
  )

  it.each([
    ['kept', {}, ['a.jpg', 'a.jpg.partial']],
    ['removed, because nobody could use it', { deny: ['*.partial'] }, ['a.jpg']],
    ['removed, because nobody could use it', { hide: ['*.partial'] }, ['a.jpg']],
    ['removed, because nobody could use it', { allow: ['*.jpg'] }, ['a.jpg']],
  ])('of one that breaks off is %s', async (_what, names, expected) => {
    const {
      logIn,
      events,
      tree: folder,
    } = await startPortside({
      users,
      tree,
      share: { partialUploads: 'keep', names },
    })
    const client = await logIn()
    const data = await client.begin('STOR docs/a.jpg')
    data.socket.write('half of it')
    const part = () => folder.names().find((name) => name.endsWith('.part')) ?? 'a.jpg'
    await waitFor('the bytes', () => folder.read(part()).toString() === 'half of it')
    data.socket.resetAndDestroy()
    await events.waitFor('transfer-ended', () => true)
    expect(folder.names()).toEqual(expected)
    expect(folder.read('a.jpg').toString()).toBe('earlier')
  })
})
