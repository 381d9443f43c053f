import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../app/main/engine/commands/registry.ts'
import { siteRegistry } from '../../app/main/engine/commands/site/site-registry.ts'
import { describeEscapes } from '../helpers/escapes/describe-escapes.ts'
import { escapeGround } from '../helpers/escapes/ground.ts'
import { pathlessVerbs, pathVerbs } from '../helpers/escapes/verbs.ts'
import { startServer } from '../helpers/start-server.ts'

const services = siteRegistry.all.map(({ name, help }) => ({ verb: `SITE ${name}`, help }))
const commands = commandRegistry.all.map(({ verbs, help }) => ({ verb: verbs[0], help }))

describe('the table of escapes', () => {
  it.each([...commands, ...services])('knows whether $verb takes a path', ({ verb }) => {
    const isInBoth = verb in pathVerbs && pathlessVerbs.includes(verb)
    expect(isInBoth).toBe(false)
    expect(verb in pathVerbs || pathlessVerbs.includes(verb)).toBe(true)
  })

  it('holds every verb whose syntax names a path', () => {
    const naming = [...commands, ...services].filter(({ help }) =>
      /\b(path|from|target)\b/.test(help.split(' - ')[0] ?? ''),
    )
    const missing = naming.filter(({ verb, help }) => !(verb in pathVerbs) && !help.endsWith('not supported'))
    expect(missing).toEqual([])
  })

  it('holds nothing that does not exist', () => {
    const known = new Set([...commands, ...services].map(({ verb }) => verb))
    expect([...Object.keys(pathVerbs), ...pathlessVerbs].filter((verb) => !known.has(verb))).toEqual([])
  })
})

describeEscapes('on the disk of temporary files', { base: () => undefined, isWhole: true })

describe('a path with a line end in it', () => {
  it.each(['\r\n', '\n'])('is cut there (%j) and what follows is no part of it', async (lineEnd) => {
    const ground = escapeGround('linked')
    const accounts = [
      {
        name: 'demo',
        password: 'secret',
        mounts: [{ at: [], folder: ground.root, preset: 'full' as const }],
      },
    ]
    const client = await (await startServer({ accounts })).logIn()
    const before = ground.outside()
    client.sendRaw(`SIZE none${lineEnd}../secret\r\nNOOP\r\n`, null)
    const codes: number[] = []
    while (codes.at(-1) !== 200) codes.push((await client.nextReply()).code)
    expect(codes.slice(0, -1).every((code) => code >= 500)).toBe(true)
    expect(ground.outside()).toEqual(before)
  })
})
