import { describe, expect, it } from 'vitest'
import type { LinkRule } from '../../../app/main/engine/vfs/native/link-rule.ts'
import { openNativeStorage } from '../../../app/main/engine/vfs/native/native-storage.ts'
import { skipLoudly } from '../foreign/run-program.ts'
import { startServer } from '../start-server.ts'
import { tryTricks } from './attempt.ts'
import { escapeGround } from './ground.ts'
import { linkTricks, rootTricks, type Trick, wordTricks } from './tricks.ts'
import { pathVerbs } from './verbs.ts'

/** Where the table of escapes is run. */
export interface EscapeRun {
  /** Folder of the ground; undefined for the usual temporary files, null where this computer has none (skipped). */
  readonly base: () => string | undefined | null
  /** Every combination, or the linked tree alone. */
  readonly isWhole: boolean
}

interface Combination {
  readonly tree: 'plain' | 'linked'
  readonly links: LinkRule
  readonly proof: 'descriptor' | 'real-path'
}

const combinations: readonly Combination[] = (['descriptor', 'real-path'] as const).flatMap((proof) => [
  ...(['never', 'inside', 'anywhere'] as const).map((links) => ({ tree: 'linked' as const, links, proof })),
  // The rule is about links: a tree without any is asked once.
  { tree: 'plain', links: 'inside', proof },
])

/** All verbs that take a path × all tricks × trees × rules for links × both proofs, over real sockets. */
export function describeEscapes(where: string, { base, isWhole }: EscapeRun): void {
  const wanted = combinations.filter(({ tree }) => isWhole || tree === 'linked')
  describe.each(wanted)(
    `a $tree share ${where}, links $links, proven by $proof`,
    ({ tree, links, proof }) => {
      it('lets no trick in any verb read, make, change or remove anything outside', async (context) => {
        const folder = base()
        if (folder === null) return skipLoudly(context, 'no tmpfs can be written on this machine')
        const ground = escapeGround(links === 'anywhere' ? 'dead-links' : tree, folder)
        const storage = await openNativeStorage(ground.root, { links, proof })
        const server = await startServer({
          storage,
          options: { allowLinks: true, allowTreeRemoval: true, allowCombining: true },
        })
        const client = await server.logIn()
        const tricks = tricksFor(ground.around, tree, links)
        const before = ground.outside()
        const wrongs: string[] = []
        for (const form of Object.values(pathVerbs).flat()) {
          ground.plant()
          wrongs.push(...(await tryTricks(client, ground, form, tricks)))
          wrongs.push(...ground.carriedIn().map((name) => `${form.lines('…').at(-1)} carried in ${name}`))
          expect({ form: form.lines('…'), outside: ground.outside() }).toEqual({
            form: form.lines('…'),
            outside: before,
          })
        }
        expect(wrongs).toEqual([])
      }, 60_000)
    },
  )
}

/** The tricks that must fail there. */
export function tricksFor(around: string, tree: Combination['tree'], links: LinkRule): Trick[] {
  const throughLinks = linkTricks.filter(
    ({ isFollowedAnywhere }) => links !== 'anywhere' || !isFollowedAnywhere,
  )
  return [...wordTricks(around), ...(tree === 'linked' ? throughLinks : []), ...rootTricks]
}
