import { describe, expect, it } from 'vitest'
import type { TransferEnd } from '../../../../app/main/engine/data/data-plane.ts'
import { answer, perform, planOf, testSession } from '../../../helpers/commands/test-session.ts'
import { rootedFileSystem } from '../../../helpers/vfs/file-system.ts'
import { memoryUnderTest } from '../../../helpers/vfs/storage-kinds.ts'

const completed: TransferEnd = { kind: 'completed', bytes: 0, tlsResumed: null }
const aborted: TransferEnd = { kind: 'aborted', bytes: 0 }

async function sessionWith(files: Record<string, string>) {
  const { storage, put, content, names } = await memoryUnderTest()
  for (const [path, text] of Object.entries(files)) await put(path, text)
  const text = async (path: string) => (await content(path))?.toString('utf8') ?? null
  return { session: testSession(rootedFileSystem(storage, 'full')), text, names }
}

/** Sends the content through an upload's file and settles. */
async function upload(
  session: ReturnType<typeof testSession>,
  line: string,
  content: string,
  end: TransferEnd,
) {
  const plan = await planOf(session, line)
  if (plan.source.kind !== 'upload') throw new Error(`${line} is no upload`)
  await plan.source.file.writev([Buffer.from(content)], plan.source.start)
  await plan.settle(end)
  return plan
}

describe('RETR', () => {
  it('says in its 150 how many bytes will come', async () => {
    const { session } = await sessionWith({ 'a b.txt': '0123456789' })
    const plan = await planOf(session, 'RETR a b.txt')
    expect(plan).toMatchObject({ path: '/a b.txt', totalBytes: 10, source: { start: 0, end: null } })
    expect(plan.preliminaryText).toBe('Opening data connection for a b.txt (10 bytes)')
    await plan.settle(completed)
  })

  it('leaves a name out that curl or wget would read as the count', async () => {
    const { session } = await sessionWith({ 'x (5 bytes)': '0123456789' })
    const plan = await planOf(session, 'RETR x (5 bytes)')
    expect(plan.preliminaryText).toBe('Opening data connection (10 bytes)')
    await plan.settle(completed)
  })

  it('begins at the restart offset, the very end included', async () => {
    const { session } = await sessionWith({ a: '0123456789' })
    for (const offset of [4, 10]) {
      expect(await answer(session, `REST ${offset}`)).toMatch(/^350 /)
      const plan = await planOf(session, 'RETR a')
      expect(plan).toMatchObject({ totalBytes: 10 - offset, source: { start: offset } })
      await plan.settle(completed)
    }
  })

  it('fails beyond the end, for a missing file and for a directory, before any data connection', async () => {
    const { session } = await sessionWith({ a: '0123456789' })
    await perform(session, 'MKD sub')
    await expect(perform(session, 'RETR missing')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(perform(session, 'RETR sub')).rejects.toMatchObject({ kind: 'is-a-directory' })
    await perform(session, 'REST 11')
    await expect(perform(session, 'RETR a')).rejects.toMatchObject({ kind: 'bad-offset' })
  })

  it('does not know the count under TYPE A, and no offset either', async () => {
    const { session } = await sessionWith({ a: '0123456789' })
    await perform(session, 'REST 3')
    await perform(session, 'TYPE A')
    expect(await answer(session, 'RETR a')).toMatch(/^501 /)
    expect(await answer(session, 'REST 3')).toMatch(/^501 /)
    expect(await answer(session, 'REST 0')).toMatch(/^350 /)
    const plan = await planOf(session, 'RETR a')
    expect(plan).toMatchObject({ totalBytes: null, preliminaryText: 'Opening data connection for a' })
    await plan.settle(completed)
  })
})

describe('uploads', () => {
  it('STOR replaces a file when it is complete and leaves it alone when it is not', async () => {
    const { session, text } = await sessionWith({ a: 'old' })
    await upload(session, 'STOR a', 'broken', aborted)
    expect(await text('a')).toBe('old')
    await upload(session, 'STOR a', 'new', completed)
    expect(await text('a')).toBe('new')
  })

  it('REST and STOR write on from the offset', async () => {
    const { session, text } = await sessionWith({ a: '0123456789' })
    await perform(session, 'REST 4')
    await upload(session, 'STOR a', 'abcdefgh', completed)
    expect(await text('a')).toBe('0123abcdefgh')
  })

  it('APPE adds to the end, whatever REST said', async () => {
    const { session, text } = await sessionWith({ a: '0123' })
    await perform(session, 'REST 1')
    await upload(session, 'APPE a', '45', completed)
    expect(await text('a')).toBe('012345')
  })

  it('STOU answers FILE: and a name that nobody has (RFC 1123 §4.1.2.9)', async () => {
    const { session, text } = await sessionWith({ scan: 'old' })
    const plan = await upload(session, 'STOU scan', 'new', completed)
    const name = /^FILE: (.+)$/.exec(plan.preliminaryText)?.[1] ?? ''
    expect(name).not.toBe('scan')
    expect(await text(name)).toBe('new')
    expect(await text('scan')).toBe('old')
  })

  it('STOU needs no argument', async () => {
    const { session, names } = await sessionWith({})
    await upload(session, 'STOU', 'x', completed)
    expect(await names('')).toHaveLength(1)
  })
})

describe('file commands', () => {
  it('SIZE counts bytes under TYPE I, refuses TYPE A and directories', async () => {
    const { session } = await sessionWith({ a: '0123456789', empty: '' })
    await perform(session, 'MKD sub')
    expect(await answer(session, 'SIZE a')).toBe('213 10')
    expect(await answer(session, 'SIZE empty')).toBe('213 0')
    await expect(perform(session, 'SIZE sub')).rejects.toMatchObject({ kind: 'is-a-directory' })
    await perform(session, 'TYPE A')
    expect(await answer(session, 'SIZE a')).toMatch(/^550 /)
  })

  it('MFMT and the writing MDTM set what MDTM reads, to the millisecond', async () => {
    const { session } = await sessionWith({ 'a b': '' })
    expect(await answer(session, 'MFMT 20240229123456.789 a b')).toBe('213 Modify=20240229123456.789; a b')
    expect(await answer(session, 'MDTM a b')).toBe('213 20240229123456.789')
    expect(await answer(session, 'MDTM 19990131010203 a b')).toBe('213 Modify=19990131010203; a b')
    expect(await answer(session, 'MDTM a b')).toBe('213 19990131010203')
  })

  it('MDTM reads a file whose name looks like a time and a path', async () => {
    const { session } = await sessionWith({ '19990131010203 a': '', a: '' })
    await perform(session, 'MFMT 20240229123456 a')
    expect(await answer(session, 'MDTM 19990131010203 a')).not.toContain('Modify')
    expect(await answer(session, 'MDTM a')).toBe('213 20240229123456')
  })

  it('MKD and PWD double quotes in a name (RFC 959 appendix II)', async () => {
    const { session } = await sessionWith({})
    expect(await answer(session, 'MKD say "hi"')).toBe('257 "/say ""hi""" created.')
    expect(await answer(session, 'CWD say "hi"')).toMatch(/^250 /)
    expect(await answer(session, 'XPWD')).toBe('257 "/say ""hi""" is the working directory.')
    expect(await answer(session, 'CDUP')).toMatch(/^250 /)
    expect(await answer(session, 'CDUP')).toMatch(/^250 /)
    expect(await answer(session, 'PWD')).toBe('257 "/" is the working directory.')
  })

  it('CWD to a file changes nothing', async () => {
    const { session } = await sessionWith({ a: '' })
    await expect(perform(session, 'CWD a')).rejects.toMatchObject({ kind: 'not-a-directory' })
    expect(session.workingDirectory).toBe('/')
  })

  it('RNTO renames what RNFR named; a failed RNFR forgets the one before', async () => {
    const { session, text } = await sessionWith({ a: 'content' })
    expect(await answer(session, 'RNTO b')).toMatch(/^503 /)
    expect(await answer(session, 'RNFR a')).toMatch(/^350 /)
    await expect(perform(session, 'RNFR missing')).rejects.toMatchObject({ kind: 'not-found' })
    expect(await answer(session, 'RNTO b')).toMatch(/^503 /)
    await perform(session, 'RNFR a')
    expect(await answer(session, 'RNTO b')).toMatch(/^250 /)
    expect(await text('b')).toBe('content')
  })
})
