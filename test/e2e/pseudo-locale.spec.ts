import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { freePort } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'
import { setAppearance, visitScreens } from '../helpers/e2e/reach-screens.ts'

const scratch = temporaryFolder('pseudo')
let desktop: DesktopApp

test.beforeAll(async () => {
  mkdirSync(join(scratch.path, 'Photos'))
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  const dashboard = new PeoplePage(desktop.page)
  await dashboard.usePort(await freePort())
  await dashboard.startServer()
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await dashboard.open('Shares')
  await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
  await dashboard.confirmShare('Photos', 'Read only')
  await dashboard.createUser('demo', 'secret-words')
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

/**
 * Visible texts that are not from a catalogue. Disguised texts stand in brackets; what is a person's own, an address, a
 * line of a log, a name of a program or a language is data, and so is what `Intl` makes of a date.
 */
function textsFromElsewhere(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const data = [
      // Messages may have been said before the language was changed.
      '.mono, code, kbd, pre, time, svg, [role="log"], [translate="no"], .rail-word, .log-line, .toast',
      'option[value="en"], option[value="de"], option[value="fr"], .middle-ellipsis, .uplot',
    ].join()
    const own =
      /\b(ftps?:\/\/\S+|Portside on [\w-]+|CN=|EC P-256|[\w-]+ \([\w-]+\)|Photos|demo|anonymous|Portside|FTPS?|TLS)|\b(IPv[46]|SHA-256|PEM|PFX|CSV|JSON|ZIP|UTF-8|UTC|ACME|Windows-\d+)\b|\/tmp\/\S+|\{\w+\}/g
    const dates =
      /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\b(AM|PM|sec|min|hr|ago|today|yesterday)\b/g
    const withoutBrackets = (text: string): string => {
      const shorter = text.replace(/\[[^[\]]*\]/g, '')
      return shorter === text ? text : withoutBrackets(shorter)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = new Set<string>()
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement
      if (holder === null || holder.closest(data) !== null) continue
      if (!holder.checkVisibility({ visibilityProperty: true })) continue
      // A disguised text may be cut up by the markup within it: what counts is the block it is in.
      const block =
        holder.closest('p, li, td, th, label, button, dt, dd, h1, h2, h3, legend, div, option') ?? holder
      const rest = withoutBrackets(block.textContent ?? '')
        .replace(own, '')
        .replace(dates, '')
      const words = withoutBrackets(node.textContent ?? '')
        .replace(own, '')
        .replace(dates, '')
      if (/\p{L}{2}/u.test(words) && /\p{L}{2}/u.test(rest))
        found.add((node.textContent ?? '').trim().slice(0, 80))
    }
    return [...found]
  })
}

/** Words on controls that are cut off where nothing says the whole of them. */
function cutOffTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, button > span, [role="tab"], label, th, h1, h2, legend',
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.matches('.visually-hidden') && element.closest('[title]') === null)
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 80)}`),
  )
}

test('every text of every screen comes from the catalogues', async () => {
  test.setTimeout(180_000)
  const { page } = desktop
  await setAppearance(page, { language: 'en-XA' })
  await resizeWindow(desktop, 1280, 800)
  const found: string[] = []
  await visitScreens(page, async (screen) => {
    found.push(...(await textsFromElsewhere(page)).map((text) => `${screen}: ${text}`))
  })
  expect([...new Set(found)]).toEqual([])
})

test('words a third longer than English are not cut off in a small window', async () => {
  test.setTimeout(180_000)
  const { page } = desktop
  await setAppearance(page, { language: 'en-XA' })
  await resizeWindow(desktop, 900, 600)
  const cut: string[] = []
  await visitScreens(page, async (screen) => {
    cut.push(...(await cutOffTexts(page)).map((text) => `${screen}: ${text}`))
  })
  expect([...new Set(cut)]).toEqual([])
})

test('from right to left the rail and the drawer change sides and nothing scrolls sideways', async () => {
  test.setTimeout(180_000)
  const { page } = desktop
  await setAppearance(page, { language: 'ar-XB' })
  const middleOf = async (selector: string): Promise<number> => {
    const box = await page.locator(selector).boundingBox()
    return (box?.x ?? 0) + (box?.width ?? 0) / 2
  }
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    await resizeWindow(desktop, width, height)
    const sideways: string[] = []
    await visitScreens(page, async (screen) => {
      const isScrolling = await page.evaluate(() =>
        [...document.querySelectorAll('html, .screen-body')].some(
          ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
        ),
      )
      if (isScrolling) sideways.push(`${screen} at ${width}x${height}`)
    })
    expect(sideways).toEqual([])
    expect(await middleOf('.rail')).toBeGreaterThan(width / 2)
  }
  await resizeWindow(desktop, 1280, 800)
  await page.keyboard.press('Control+5')
  await page.locator('.screen-head .button-primary').click()
  await expect(page.locator('.drawer')).toBeVisible()
  expect(await middleOf('.drawer')).toBeLessThan(640)
})
