import { describe, expect, it } from 'vitest'
import { startPortside } from '../helpers/start-portside.ts'
import { waitFor } from '../helpers/wait-for.ts'

const grant = (fields: object) => ({ kind: 'selected', grants: [{ shareId: 's', ...fields }] })

describe('settings that meet', () => {
  it('take a group’s rights and start folder from its live members when the group is removed', async () => {
    const groups = [
      { id: 'g', name: 'first', access: grant({ at: '/', preset: 'full' }), startFolder: '/in' },
      { id: 'h', name: 'second', access: grant({ preset: 'read-only' }) },
    ]
    const users = [{ id: 'u', name: 'ann', access: { kind: 'groups' }, groupIds: ['g', 'h'] }]
    const { portside, logIn, tree } = await startPortside({ users, groups, tree: { in: { a: '1' } } })
    const client = await logIn()
    expect((await client.ask('PWD', 257)).text).toContain('"/in"')
    await client.transmit('STOR b', 'kept')
    expect((await portside.handlers.removeGroup({ id: 'g' })).ok).toBe(true)
    await waitFor(
      'the second group',
      async () => (await client.ask('SIZE /docs/in/a', 213, 550)).code === 213,
    )
    await client.ask('DELE /docs/in/a', 550)
    await client.ask('DELE /in/a', 550)
    expect(tree.picture()).toEqual({
      'in/': '',
      'in/a': 'MQ==',
      'in/b': Buffer.from('kept').toString('base64'),
    })
  })

  it('let custom rights of a folder stand against those of a share at the root', async () => {
    const folders = [
      { folder: 'in', preset: 'upload-only' },
      { folder: 'in/open', preset: 'custom', permissions: ['download'] },
    ]
    const users = [{ id: 'u', name: 'ann', access: grant({ at: '/', preset: 'read-only', folders }) }]
    const { logIn, tree } = await startPortside({ users, tree: { in: { a: '1', open: { b: '2' } }, c: '3' } })
    const client = await logIn()
    await client.ask('SIZE in/a', 550)
    await client.ask('SIZE in/open/b', 213)
    for (const line of ['RNFR c', 'DELE c', 'MKD new', 'MKD in/open/new', 'RMD in/open'])
      await client.ask(line, 550)
    await client.transmit('STOR in/new', 'up')
    await client.ask('SITE COPY in/a in/stolen', 550)
    await client.ask('SITE COPY in/a c2', 550)
    expect(tree.names()).toEqual(['c', 'in'])
    expect(tree.names('in')).toEqual(['a', 'new', 'open'])
  })

  it('give an anonymous guest what a grant names, and begin at the root where the start folder is hidden', async () => {
    const users = [
      {
        ...{ id: 'g', name: 'anonymous', isAnonymous: true, isEnabled: true, password: null },
        ...{ access: grant({ preset: 'upload-only' }), startFolder: '/docs/hidden' },
      },
    ]
    const share = { names: { hide: ['hidden'] } }
    const { connect, tree } = await startPortside({ users, share, tree: { hidden: { a: '1' }, b: '2' } })
    const client = await connect()
    await client.logIn('anonymous', 'me@')
    expect((await client.ask('PWD', 257)).text).toContain('"/"')
    await client.ask('CWD /docs/hidden', 550)
    await client.ask('SIZE /docs/b', 550)
    await client.transmit('STOR /docs/c', 'up')
    expect(tree.names()).toEqual(['b', 'c', 'hidden'])
  })

  it('keep a copy, RMDA and COMB from what patterns hide and deny', async () => {
    const share = { names: { hide: ['.*'], deny: ['*.db'] } }
    const { logIn, tree } = await startPortside({
      users: [{ id: 'u', name: 'ann' }],
      server: { allowTreeRemoval: true, allowCombining: true },
      share,
      tree: { box: { '.secret': '1', a: '2' }, more: { 'x.db': '3' }, part: '4' },
    })
    const before = tree.picture()
    const client = await logIn()
    await client.ask('CWD docs', 250)
    for (const line of [
      'RMDA box',
      'RMDA more',
      'SITE COPY more copy',
      'COMB more/x.db part',
      'COMB new more/x.db',
    ])
      await client.ask(line, 550, 553)
    expect(tree.picture()).toEqual(before)
    await client.ask('SITE COPY box copy', 200)
    expect(tree.names('copy')).toEqual(['a'])
  })

  it('count a second version against a quota', async () => {
    const share = { onExisting: 'keep-both', quota: { maxFiles: 2 } }
    const { logIn, tree } = await startPortside({
      users: [{ id: 'u', name: 'ann' }],
      share,
      tree: { a: '1' },
    })
    const client = await logIn()
    await client.ask('CWD docs', 250)
    await waitFor('the count', async () => (await client.ask('ALLO 1', 200, 450, 452, 552)).code === 200)
    await client.transmit('STOR a', 'second')
    await client.pasv()
    await client.ask('STOR a', 552)
    expect(tree.names()).toEqual(['a', 'a (2)'])
  })
})
