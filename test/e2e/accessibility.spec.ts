import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { type IdleClient, startIdleClient } from '../helpers/e2e/idle-client.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'
import { visitScreens } from '../helpers/e2e/reach-screens.ts'

const scratch = temporaryFolder('accessibility')

let desktop: DesktopApp
let dashboard: PeoplePage
let client: IdleClient

test.beforeAll(async () => {
  mkdirSync(join(scratch.path, 'Photos'))
  writeFileSync(join(scratch.path, 'Photos', 'sunset.raw'), Buffer.alloc(1_000))
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  dashboard = new PeoplePage(desktop.page)
  const port = await freePort()
  await dashboard.usePort(port)
  await dashboard.startServer()
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await dashboard.open('Shares')
  await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
  await dashboard.confirmShare('Photos', 'Read only')
  await dashboard.createUser('demo', 'secret-words')
  client = await startIdleClient(port, '127.0.0.1')
})

test.afterAll(async () => {
  client?.close()
  await desktop.quit()
  scratch.remove()
})

test('everything that can be pressed is at least 24 pixels wide and high', async () => {
  const { page } = desktop
  const small: string[] = []
  await visitScreens(page, async (screen) => {
    const found = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, [role="tab"], select, input:not([type="radio"], [type="checkbox"])',
        ),
      ]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => !element.matches('.visually-hidden'))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(({ element, box }) => `${element.className} ${element.textContent} ${box.width}x${box.height}`),
    )
    small.push(...found.map((line) => `${screen}: ${line}`))
  })
  expect(small).toEqual([])
})

test('twice the size loses nothing: no screen scrolls sideways and every button is in reach', async () => {
  const { page, app } = desktop
  const setZoom = (factor: number) =>
    app.evaluate(
      ({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(value),
      factor,
    )
  await resizeWindow(desktop, 1280, 800)
  await setZoom(2)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640)
  const lost: string[] = []
  await visitScreens(page, async (screen) => {
    const sideways = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      const beyond = [...document.querySelectorAll<HTMLElement>('.top-bar button, .screen-head button')]
        .filter((button) => button.checkVisibility())
        .filter((button) => {
          const { left, right } = button.getBoundingClientRect()
          return left < -1 || right > innerWidth + 1
        })
        .map((button) => button.textContent || button.getAttribute('aria-label') || '')
      return [...(scrollWidth > clientWidth ? [`scrolls by ${scrollWidth - clientWidth}`] : []), ...beyond]
    })
    lost.push(...sideways.map((line) => `${screen}: ${line}`))
  })
  await setZoom(1)
  expect(lost).toEqual([])
})

test('messages cover no row and no button, and can be reached by the keyboard', async () => {
  const { page } = desktop
  await resizeWindow(desktop, 900, 600)
  await dashboard.open('Users')
  await page.getByRole('button', { name: 'Copy address' }).click()
  const messages = page.getByRole('region', { name: 'Messages' })
  await expect(messages).toBeVisible()
  const [ofMessages, ofScreen] = await Promise.all([
    messages.boundingBox(),
    page.getByRole('main').boundingBox(),
  ])
  expect((ofScreen?.y ?? 0) + (ofScreen?.height ?? 0)).toBeLessThanOrEqual((ofMessages?.y ?? 0) + 1)
  for (let press = 0; press < 6 && (await messages.locator(':focus').count()) === 0; press += 1) {
    await page.keyboard.press('F6')
  }
  await expect(messages.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(messages).toBeHidden()
})

test('a drawer over the screen keeps the keyboard from what it covers', async () => {
  const { page } = desktop
  await resizeWindow(desktop, 900, 600)
  await dashboard.open('Connections')
  await page.getByRole('button', { name: 'Now', exact: true }).click()
  const row = dashboard.connectionRow('demo').first()
  await row.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
  await expect(page.locator('main')).toHaveJSProperty('inert', true)
  await page.keyboard.press('Escape')
  await expect(page.locator('main')).toHaveJSProperty('inert', false)
  await expect(row).toBeFocused()
})
