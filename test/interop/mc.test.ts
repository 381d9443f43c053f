import { describe, expect, it } from 'vitest'
import {
  needClient,
  plainly,
  prepareStage,
  resumeOffset,
  sha256,
  wholeContent,
} from '../helpers/foreign/client-stage.ts'
import { waysOf } from '../helpers/foreign/foreign-client.ts'
import { type McScreen, mc, startMc } from '../helpers/foreign/mc.ts'
import { oddNames } from '../helpers/foreign/odd-names.ts'
import { waitFor } from '../helpers/wait-for.ts'

const small = Object.fromEntries(oddNames.map((name) => [name, `content of ${name}`]))

/** Copies what the cursor is on to the other panel. */
async function copy(screen: McScreen): Promise<void> {
  await screen.press('F5')
  await screen.until('the copy dialogue', (shown) => shown.includes('[< OK >]'))
  await screen.press('Enter')
}

describe.each(waysOf(mc))('mc over $name', (way) => {
  it('uploads and downloads nested folders of odd names, renames, makes and deletes folders', async (context) => {
    needClient(context, mc)
    const { server, target, local } = await prepareStage(way)
    local.add({ up: { 'outer folder': { 'inner ü': { ...small, 'whole.bin': wholeContent } } }, down: {} })
    const wanted = local.picture()
    const screen = await startMc(target, local.at('up'))

    await screen.press('Down')
    await copy(screen)
    const uploaded = await screen.until('the folder in both panels', (shown) =>
      /outer folder.*outer folder/.test(shown),
    )
    expect(uploaded).not.toContain('Error')
    for (const [path, content] of Object.entries(server.tree.picture()))
      expect(content).toBe(wanted[`up/${path}`])
    expect(server.tree.names('outer folder', 'inner ü')).toEqual([...oddNames, 'whole.bin'].sort())

    await screen.type(`cd ${local.at('down')}`)
    await screen.press('Enter')
    await screen.until('the empty folder', (shown) => shown.includes('/down '))
    await screen.press('Tab', 'Down')
    await copy(screen)
    await screen.until('the folder in both panels', (shown) => /outer folder.*outer folder/.test(shown))
    for (const [path, content] of Object.entries(server.tree.picture())) {
      expect(local.picture()[`down/${path}`]).toBe(content)
    }

    await screen.press('F6')
    await screen.until('the rename dialogue', (shown) => shown.includes('[< OK >]'))
    await screen.press('C-a', 'C-k')
    await screen.type('renamed')
    await screen.press('Enter')
    await screen.until('the new name', (shown) => /\|\/renamed/.test(shown))
    expect(server.tree.names()).toEqual(['renamed'])

    await screen.press('F7')
    await screen.until('the dialogue for a folder', (shown) => shown.includes('[< OK >]'))
    await screen.type('a new one')
    await screen.press('Enter')
    await screen.until('the new folder', (shown) => /\|\/a new one/.test(shown))
    expect(server.tree.names()).toEqual(['a new one', 'renamed'])

    // The cursor is on the new folder, which is empty and goes without a question; the next one is full.
    await screen.press('F8')
    await waitFor('the empty folder to go', () => !server.tree.has('a new one'))
    await screen.until('the panel without it', (shown) => !shown.includes('a new one'))
    await screen.press('Home', 'Down', 'F8')
    await screen.until('the question about a full folder', (shown) => shown.includes('recursively'))
    // The l of All.
    await screen.press('l')
    await screen.until('the empty panel', (shown) => !shown.includes('/renamed'))
    expect(server.tree.names()).toEqual([])

    const moved = server.events.of('transfer-started')
    expect(moved.every(({ mode }) => mode === way.mode)).toBe(true)
    expect(server.events.of('transfer-ended').every(({ outcome }) => outcome.kind === 'completed')).toBe(true)
  })

  it('resumes a download where it stopped', async (context) => {
    needClient(context, mc)
    const { server, target, local } = await prepareStage(way, { 'down.bin': wholeContent })
    local.add({ down: { 'down.bin': wholeContent.subarray(0, resumeOffset) } })
    const screen = await startMc(target, local.at('down'))
    await screen.press('Tab', 'Down')
    await copy(screen)
    await screen.until('the question about the part', (shown) => shown.includes('[ Reget ]'))
    await screen.press('Right', 'Right', 'Right', 'Enter')
    const { bytes } = await server.events.waitFor('transfer-ended', ({ bytes }) => bytes > 1_000_000)
    await screen.until('the whole file', (shown) => /6000000.*6000000/.test(shown))
    expect(bytes).toBe(wholeContent.length - resumeOffset)
    expect(sha256(local.read('down', 'down.bin'))).toBe(sha256(wholeContent))
  })
})

describe('mc', () => {
  it('lists a folder of 10,000 files', async (context) => {
    needClient(context, mc)
    const names = Array.from({ length: 10_000 }, (_, at) => `file ${String(at).padStart(5, '0')}.txt`)
    const { target, local } = await prepareStage(plainly, {
      many: Object.fromEntries(names.map((name) => [name, ''])),
    })
    const screen = await startMc(target, local.path, 'many')
    await screen.press('Tab', 'M-*')
    await screen.until('the count of all files', (shown) => /0 B in 10,?000 files/.test(shown))
    await screen.press('End')
    await screen.until('the last one', (shown) => shown.includes('file 09999.txt'))
  })
})
