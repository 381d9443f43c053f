import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  needClient,
  needWay,
  plainly,
  prepareStage,
  resumeOffset,
  type Stage,
  sha256,
  wholeContent,
} from './client-stage.ts'
import type { Ability, ForeignClient, Operation } from './foreign-client.ts'
import { waysOf } from './foreign-client.ts'
import { oddNames } from './odd-names.ts'

const wholeHash = sha256(wholeContent)

/** The tests every client of another project runs, as far as it can, over each way it knows. */
export function testClient(client: ForeignClient): void {
  const can = (ability: Ability) => client.abilities.includes(ability)
  const ways = waysOf(client)
  const simple = (['list', 'upload', 'download', 'rename', 'delete'] as const).filter(can)
  const canResume = can('resume download') || can('resume upload')

  describe.each(ways)(`${client.name} over $name`, (way) => {
    it(`does ${simple.join(', ')}`, async (context) => {
      needWay(context, client, way)
      const stage = await prepareStage(way)
      await moveOneFile(stage)
      const { events } = stage.server
      const moved = events.of('transfer-started').filter(({ kind }) => kind !== 'listing')
      expect(moved.length).toBeGreaterThan(0)
      expect(moved.every(({ isEncrypted }) => isEncrypted === (way.encryption !== 'plain'))).toBe(true)
      expect(moved.every(({ mode }) => mode === way.mode)).toBe(true)
      expect(events.of('transfer-ended').every(({ outcome }) => outcome.kind === 'completed')).toBe(true)
    })

    if (!canResume) return
    it('resumes where it stopped', async (context) => {
      needWay(context, client, way)
      await resume(await prepareStage(way))
    })
  })

  const overOneOfEach = ways.filter(({ mode, family }) => mode === 'passive' && family === 'IPv4')
  describe.each(overOneOfEach)(`${client.name} over $name`, (way) => {
    it('says odd names in nested folders', async (context) => {
      needWay(context, client, way)
      await sayOddNames(await prepareStage(way))
    })
  })

  it(`${client.name} lists a folder of 10,000 files`, async (context) => {
    needClient(context, client)
    const names = Array.from({ length: 10_000 }, (_, at) => `file ${String(at).padStart(5, '0')}.txt`)
    const { target } = await prepareStage(plainly, {
      many: Object.fromEntries(names.map((name) => [name, ''])),
    })
    const [listed] = await client.perform(target, [{ kind: 'list', path: 'many' }])
    expect(listed).toEqual(names)
  })

  async function moveOneFile({ server, target, local }: Stage): Promise<void> {
    if (!can('upload')) server.tree.write('a.bin', wholeContent)
    const upload: Operation = { kind: 'upload', path: 'a.bin', local: local.at('whole.bin'), offset: 0 }
    const results = await client.perform(target, [
      ...(can('upload') ? [upload] : []),
      { kind: 'list', path: '' },
      { kind: 'download', path: 'a.bin', local: local.at('back.bin'), offset: 0 },
      ...(can('rename') ? [{ kind: 'rename', path: 'a.bin', to: 'b.bin' } as const] : []),
    ])
    expect(results.find((names) => names !== null)).toEqual(['a.bin'])
    expect(sha256(local.read('back.bin'))).toBe(wholeHash)
    const left = can('rename') ? 'b.bin' : 'a.bin'
    expect(server.tree.names()).toEqual([left])
    expect(sha256(server.tree.read(left))).toBe(wholeHash)
    if (!can('delete')) return
    await client.perform(target, [{ kind: 'remove', path: left }])
    expect(server.tree.names()).toEqual([])
  }

  async function resume({ server, target, local }: Stage): Promise<void> {
    server.tree.write('down.bin', wholeContent)
    server.tree.write('up.bin', wholeContent.subarray(0, resumeOffset))
    local.write('part.bin', wholeContent)
    truncateSync(local.at('part.bin'), resumeOffset)
    const down = {
      kind: 'download',
      path: 'down.bin',
      local: local.at('part.bin'),
      offset: resumeOffset,
    } as const
    const up = { kind: 'upload', path: 'up.bin', local: local.at('whole.bin'), offset: resumeOffset } as const
    const wanted = [...(can('resume download') ? [down] : []), ...(can('resume upload') ? [up] : [])]
    await client.perform(target, wanted)
    if (can('resume download')) expect(sha256(local.read('part.bin'))).toBe(wholeHash)
    if (can('resume upload')) expect(sha256(server.tree.read('up.bin'))).toBe(wholeHash)
    const moved = server.events
      .of('transfer-ended')
      .filter(({ bytes }) => bytes === wholeContent.length - resumeOffset)
    expect(moved).toHaveLength(wanted.length)
  }

  async function sayOddNames({ server, target, local }: Stage): Promise<void> {
    const folder = 'outer folder/inner ü'
    const names = oddNames.filter((name) => !client.unspeakable.includes(name))
    const contents = Object.fromEntries(names.map((name) => [name, `content of ${name}`]))
    const makes: Operation[] = [
      { kind: 'make-directory', path: 'outer folder' },
      { kind: 'make-directory', path: folder },
      ...names.map((name, at): Operation => {
        local.write(`small-${at}`, contents[name] ?? '')
        return { kind: 'upload', path: `${folder}/${name}`, local: local.at(`small-${at}`), offset: 0 }
      }),
    ]
    if (!can('upload')) server.tree.add({ 'outer folder': { 'inner ü': contents } })
    const results = await client.perform(target, [
      ...(can('upload') ? makes : []),
      { kind: 'list', path: folder },
      ...names.map((name, at): Operation => {
        return { kind: 'download', path: `${folder}/${name}`, local: local.at(`back-${at}`), offset: 0 }
      }),
    ])
    expect(results.find((listed) => listed !== null)).toEqual([...names].sort())
    names.forEach((name, at) => {
      expect(server.tree.read('outer folder', 'inner ü', name).toString()).toBe(contents[name])
      expect(local.read(`back-${at}`).toString()).toBe(contents[name])
    })
  }
}
