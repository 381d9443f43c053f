import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../../app/main/engine/commands/registry.ts'
import { createMemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { answer, listingOf, perform, planOf, testSession } from '../../../helpers/commands/test-session.ts'
import { at, rootedFileSystem } from '../../../helpers/vfs/file-system.ts'

/** A logged-in session that sees these paths; a path that ends with `/` is a directory. */
async function sessionWith(...paths: string[]) {
  const storage = createMemoryStorage()
  for (const path of paths) {
    const names = path.split('/').filter((name) => name !== '')
    if (path.endsWith('/')) await storage.makeDirectory(names)
    else await (await storage.openWrite(names, 'create-new')).close()
  }
  return testSession(rootedFileSystem(storage, 'full'))
}

/** The names a LIST shows, sorted: what follows the date. */
async function listedNames(session: ReturnType<typeof testSession>, line: string): Promise<string[]> {
  const text = await listingOf(session, line)
  const names = [...text.matchAll(/^[-d].{9} +1 owner +group +\d+ \w{3} [ \d]\d +[\d:]{4,5} (.*)\r$/gm)]
  return names.map(([, name = '']) => name).sort()
}

async function nlst(session: ReturnType<typeof testSession>, line: string): Promise<string[]> {
  return (await listingOf(session, line)).split('\r\n').slice(0, -1).sort()
}

describe('LIST', () => {
  it.each([
    'LIST',
    'LIST -a',
    'LIST -al',
    'LIST -la',
    'LIST -aln',
    'LIST -l -a',
    'LIST .',
    'LIST /',
    'LIST -a /',
  ])('shows the directory for "%s"', async (line) => {
    expect(await listedNames(await sessionWith('a.txt', 'sub/'), line)).toEqual(['a.txt', 'sub'])
  })

  it('lists a path after options', async () => {
    expect(await listedNames(await sessionWith('sub/', 'sub/x'), 'LIST -la /sub')).toEqual(['x'])
  })

  it('takes a word for a name when a file has it', async () => {
    expect(await listedNames(await sessionWith('-la', 'other'), 'LIST -la')).toEqual(['-la'])
    expect(await listedNames(await sessionWith('-a b', 'b'), 'LIST -a b')).toEqual(['-a b'])
    expect(await listedNames(await sessionWith('a[1].txt', 'a1.txt'), 'LIST a[1].txt')).toEqual(['a[1].txt'])
  })

  it('takes a word of letters that are no options for a name', async () => {
    await expect(perform(await sessionWith('a'), 'LIST -zebra')).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('understands wildcards and quotes', async () => {
    const session = await sessionWith('a.txt', 'b.txt', 'c.bin', 'my dir/', 'my dir/x.txt')
    expect(await listedNames(session, 'LIST *.txt')).toEqual(['a.txt', 'b.txt'])
    expect(await listedNames(session, 'LIST "my dir"')).toEqual(['x.txt'])
    expect(await listedNames(session, 'LIST my dir')).toEqual(['x.txt'])
    expect(await listedNames(session, 'LIST *.none')).toEqual([])
  })

  it('lists a file given by path under its own name', async () => {
    expect(await listedNames(await sessionWith('sub/', 'sub/x'), 'LIST sub/x')).toEqual(['x'])
  })

  it('describes the directory itself with -d', async () => {
    const session = await sessionWith('sub/', 'sub/x')
    expect(await listedNames(session, 'LIST -d')).toEqual(['.'])
    expect(await listedNames(session, 'LIST -ld sub')).toEqual(['sub'])
  })

  it('goes down with -R, each directory under its path', async () => {
    const session = await sessionWith('a/', 'a/b/', 'a/b/deep', 'top')
    const text = await listingOf(session, 'LIST -R')
    expect(text.match(/^.*:\r$/gm)).toEqual(['a:\r', 'a/b:\r'])
    expect(await listedNames(session, 'LIST -R')).toEqual(['a', 'b', 'deep', 'top'])
  })

  it('stops -R at depth 16 and says so', async () => {
    const chain = Array.from({ length: 20 }, (_, depth) => 'd/'.repeat(depth + 1))
    const session = await sessionWith(...chain)
    const plan = await planOf(session, 'LIST -R')
    expect(await listedNames(session, 'LIST -R')).toHaveLength(17)
    if (plan.source.kind === 'listing') for await (const _ of plan.source.chunks);
    expect(plan.completedText).toMatch(/limit/)
  })

  it('stops -R at 10,000 entries and says so', async () => {
    const files = Array.from({ length: 6000 }, (_, index) => [`a/${index}`, `b/${index}`]).flat()
    const session = await sessionWith('a/', 'b/', ...files)
    const plan = await planOf(session, 'LIST -R')
    expect(await listedNames(session, 'LIST -R')).toHaveLength(10_000)
    if (plan.source.kind === 'listing') for await (const _ of plan.source.chunks);
    expect(plan.completedText).toMatch(/limit/)
  })

  it('passes over a name with a line break, below -R too', async () => {
    const session = await sessionWith('bad\r\n226 done/', 'bad\r\n226 done/x', 'good')
    expect(await listingOf(session, 'LIST -R')).not.toContain('226 done')
    expect(await listedNames(session, 'LIST -R')).toEqual(['good'])
  })

  it.each(['LIST', 'NLST', 'MLSD'])('%s fails before any data connection', async (verb) => {
    const session = await sessionWith('a')
    await expect(perform(session, `${verb} missing`)).rejects.toMatchObject({ kind: 'not-found' })
    const dropBox = testSession(rootedFileSystem(createMemoryStorage(), 'upload-only'))
    await expect(perform(dropBox, verb)).rejects.toMatchObject({ kind: 'not-permitted' })
  })
})

describe('NLST', () => {
  it('gives plain names of the working directory', async () => {
    expect(await nlst(await sessionWith('a', 'b c', 'sub/'), 'NLST')).toEqual(['a', 'b c', 'sub'])
  })

  it('gives names that begin with the argument, so that mget finds them', async () => {
    const session = await sessionWith('sub/', 'sub/a.txt', 'sub/b.bin')
    expect(await nlst(session, 'NLST sub')).toEqual(['sub/a.txt', 'sub/b.bin'])
    expect(await nlst(session, 'NLST sub/*.txt')).toEqual(['sub/a.txt'])
    expect(await nlst(session, 'NLST /sub')).toEqual(['/sub/a.txt', '/sub/b.bin'])
    expect(await nlst(session, 'NLST -R')).toEqual(['sub', 'sub/a.txt', 'sub/b.bin'])
  })

  it('gives a file itself', async () => {
    expect(await nlst(await sessionWith('sub/', 'sub/a'), 'NLST sub/a')).toEqual(['sub/a'])
  })
})

describe('MLSD and MLST', () => {
  it('MLSD shows the selected facts in front of the name', async () => {
    const session = await sessionWith('a b')
    expect(await answer(session, 'OPTS MLST size;type;nosuch;')).toBe('200 MLST OPTS type;size;')
    expect(await listingOf(session, 'MLSD')).toBe('type=file;size=0; a b\r\n')
  })

  it('MLSD refuses a file with 501', async () => {
    expect(await answer(await sessionWith('a'), 'MLSD a')).toMatch(/^501 /)
  })

  it('MLSD takes an option for a name', async () => {
    await expect(perform(await sessionWith('a'), 'MLSD -a')).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('MLST shows the full path', async () => {
    const session = await sessionWith('sub/', 'sub/a')
    session.workingDirectory = at('/sub')
    session.mlstFacts = []
    const result = await perform(session, 'MLST a')
    expect(result).toMatchObject({ code: 250, lines: ['Facts of /sub/a:', ' /sub/a', 'End'] })
  })

  it('FEAT marks what OPTS MLST selected', async () => {
    const session = await sessionWith()
    await perform(session, 'OPTS MLST modify;')
    const result = await perform(session, 'FEAT')
    const lines = result.kind === 'reply' ? result.lines : []
    expect(lines.find((line) => line.startsWith('MLST'))).toMatch(/^MLST type;size;modify\*;perm;/)
    expect(lines).toContain('UTF8')
    expect(lines.at(-1)).toBe('End')
  })
})

describe('STAT with a path', () => {
  it('answers 213 for a file and 212 for a directory', async () => {
    const session = await sessionWith('sub/', 'sub/a')
    expect(await perform(session, 'STAT sub/a')).toMatchObject({ code: 213 })
    expect(await perform(session, 'STAT -l sub')).toMatchObject({ code: 212 })
  })

  it('shows 1,000 entries and says that there are more', async () => {
    const session = await sessionWith(...Array.from({ length: 1001 }, (_, index) => `f${index}`))
    const result = await perform(session, 'STAT .')
    const lines = result.kind === 'reply' ? result.lines : []
    expect(lines.filter((line) => line.startsWith('-'))).toHaveLength(1000)
    expect(lines.at(-2)).toContain('LIST')
  })

  it.each([
    ['login', { login: { kind: 'none' } as const }],
    ['TLS', { requiresTls: true }],
  ])('needs %s where LIST would need it', async (_title, changes) => {
    expect(await answer(testSession(null, changes), 'STAT /')).toMatch(/^530 /)
    expect(await answer(testSession(null, changes), 'STAT')).toMatch(/^211 /)
  })
})

it('gives every listing command a directory handle back when nobody reads it', async () => {
  const session = await sessionWith('a')
  let isOpen = false
  const list = session.fileSystem.list.bind(session.fileSystem)
  session.fileSystem.list = async function* (path) {
    isOpen = true
    try {
      for (let round = 0; round < 3000; round += 1) yield* list(path)
    } finally {
      isOpen = false
    }
  }
  for (const verb of ['LIST', 'NLST', 'MLSD', 'LIST -R']) {
    const plan = await planOf(session, verb)
    expect(commandRegistry.find(verb.slice(0, 4))?.data).toBe('opens')
    if (plan.source.kind === 'listing' && verb !== 'NLST') expect(isOpen).toBe(true)
    await plan.settle({ kind: 'aborted', bytes: 0 })
    expect(isOpen).toBe(false)
  }
})
