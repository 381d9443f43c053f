import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../helpers/start-server.ts'

const options = { allowLinks: true, allowTreeRemoval: true, allowCombining: true }
const tree = { a: 'content', b: 'more', folder: { inside: 'x' }, empty: {} }
const shareId = 'share-'

/** What the engine told of changes, without the times and the session. */
function changesOf(server: TestServer): object[] {
  return server.events.of('path-changed').map(({ at, sessionId, type, ...change }) => change)
}

const done = (operation: string, path: string, newPath: string | null = null, more: object = {}) => ({
  ...{ operation, path, newPath, outcome: 'done' },
  ...more,
})

describe('changes to paths', () => {
  it.each([
    [['DELE a'], [done('deleted', '/a')]],
    [['MKD new'], [done('folder-made', '/new')]],
    [['XMKD new'], [done('folder-made', '/new')]],
    [['SITE MKDIR /folder/new'], [done('folder-made', '/folder/new')]],
    [['RMD empty'], [done('folder-removed', '/empty')]],
    [['SITE RMDIR empty'], [done('folder-removed', '/empty')]],
    [['RMDA folder'], [done('folder-removed', '/folder')]],
    [['CWD folder', 'RNFR inside', 'RNTO ../out'], [done('renamed', '/folder/inside', '/out')]],
    [['SITE COPY a c'], [done('copied', '/a', '/c')]],
    [['SITE CPFR a', 'SITE CPTO c'], [done('copied', '/a', '/c')]],
    [['COMB a b'], [done('combined', '/a')]],
    [['SITE SYMLINK a link'], [done('link-made', '/link', '/a')]],
    [['MFMT 20200102030405 a'], [done('facts-changed', '/a', null, { fact: 'modified' })]],
    [['MDTM 20200102030405 a'], [done('facts-changed', '/a', null, { fact: 'modified' })]],
    [['SITE UTIME 20200102030405 a'], [done('facts-changed', '/a', null, { fact: 'modified' })]],
    [['SITE CHMOD 600 a'], [done('facts-changed', '/a', null, { fact: 'mode' })]],
    [
      ['MFF Modify=20200102030405;UNIX.mode=0600; a'],
      [
        done('facts-changed', '/a', null, { fact: 'mode' }),
        done('facts-changed', '/a', null, { fact: 'modified' }),
      ],
    ],
  ])('%j are told as the client meant them', async (commands, expected) => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    for (const command of commands) {
      const { code } = await client.ask(command)
      expect(code).toBeLessThan(400)
    }
    expect(changesOf(server)).toEqual(expected.map((change) => ({ ...change, shareId })))
  })

  it.each([
    ['DELE a', 'deleted', '/a', 'not-permitted'],
    ['DELE none', 'deleted', '/none', 'not-permitted'],
    ['MKD new', 'folder-made', '/new', 'not-permitted'],
    ['RMD empty', 'folder-removed', '/empty', 'not-permitted'],
    ['RMDA folder', 'folder-removed', '/folder', 'not-permitted'],
    ['RNFR a', 'renamed', '/a', 'not-permitted'],
    ['SITE CPFR none', 'copied', '/none', 'not-found'],
    ['SITE CHMOD 600 a', 'facts-changed', '/a', 'not-permitted'],
    ['MFF UNIX.mode=0600; a', 'facts-changed', '/a', 'not-permitted'],
    ['MFF Modify=20200102030405;UNIX.mode=0600; a', 'facts-changed', '/a', 'not-permitted'],
    ['MFCT 20200102030405 a', 'facts-changed', '/a', 'not-permitted'],
  ])('%s is told when it is refused', async (command, operation, path, outcome) => {
    const server = await startServer({ tree, options, preset: 'read-only' })
    const client = await server.logIn()
    const { code } = await client.ask(command)
    expect(code).toBeGreaterThan(499)
    expect(changesOf(server)).toMatchObject([{ operation, path, newPath: null, shareId, outcome }])
  })

  it('are told before the client has its answer, and with the session that made them', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('DELE a', 250)
    const types = server.events.all.map(({ type }) => type)
    expect(types.lastIndexOf('path-changed')).toBeLessThan(types.lastIndexOf('reply-sent'))
    const [session] = server.events.of('session-opened')
    expect(server.events.of('path-changed')[0]?.sessionId).toBe(session?.sessionId)
  })

  it('are not told of commands that change nothing', async () => {
    const server = await startServer({ tree, options })
    const client = await server.logIn()
    for (const command of ['SIZE a', 'MDTM a', 'MLST a', 'RNFR a', 'SITE CPFR a', 'STAT a', 'CWD folder']) {
      await client.ask(command)
    }
    expect(changesOf(server)).toEqual([])
  })
})

describe('the end of a hash', () => {
  const digest = createHash('sha256').update('content').digest('hex')

  it('says the digest', async () => {
    const server = await startServer({ tree })
    await (await server.logIn()).ask('HASH a', 213)
    expect(server.events.of('hash-started')[0]).not.toHaveProperty('isOfPart')
    expect(server.events.of('hash-ended')).toMatchObject([{ outcome: 'completed', value: digest }])
  })

  it('says that it is that of a part only', async () => {
    const server = await startServer({ tree })
    const client = await server.logIn()
    await client.ask('RANG 0 2', 350)
    await client.ask('HASH a', 213)
    expect(server.events.of('hash-started')[0]).toMatchObject({ isOfPart: true, totalBytes: 3 })
  })
})
