import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { freePort, startCurlFrom, type TalkingCurl } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { startIdleClient } from '../helpers/e2e/idle-client.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'
import { StopClock } from '../helpers/e2e/stop-clock.ts'

const scratch = temporaryFolder('stop')
const artifacts = 'test/e2e/artifacts'
/** What an effect may take from the click, by the server's own clock. */
const withinMs = 1000
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: PeoplePage
let clock: StopClock
let port: number
let url: string

const account = ['--user', 'demo:secret-words']

/** A download that takes a minute at 1 MB/s. */
const startDownload = (localAddress = '127.0.0.2'): TalkingCurl =>
  startCurlFrom(localAddress, [
    ...account,
    '--output',
    join(scratch.path, 'copy.raw'),
    `${url}/Photos/film.raw`,
  ])

/** Its row, once bytes move. */
async function movingRow(): Promise<Locator> {
  const bar = desktop.page.getByRole('progressbar')
  await expect(bar).toHaveAttribute('aria-valuenow', /\d/)
  return page.connectionRow('demo').filter({ has: bar })
}

/** What curl says about a file that ended before its end, and about a connection that broke. */
const brokenOff = [18, 55, 56]

async function expectNothingLeft(): Promise<void> {
  await expect(page.connectionRow('demo')).toHaveCount(0)
}

const dialog = () => desktop.page.getByRole('dialog', { name: /^Disconnect demo/ })

/** The first word of the server to somebody new from there. */
async function greeting(localAddress: string): Promise<string> {
  const curl = startCurlFrom(localAddress, [...account, '--list-only', `${url}/`])
  await curl.exitCode
  return curl.replies()[0] ?? ''
}

test.beforeAll(async () => {
  mkdirSync(join(scratch.path, 'Photos'))
  writeFileSync(join(scratch.path, 'Photos', 'film.raw'), Buffer.alloc(60_000_000))
  port = await freePort()
  url = `ftp://127.0.0.1:${port}`
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  page = new PeoplePage(desktop.page)
  await page.usePort(port)
  await page.startServer()
  clock = new StopClock(desktop.page)
  await clock.start()
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

test('a folder is shared with a user who is limited to 1 MB/s', async () => {
  await page.open('Shares')
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
  await page.confirmShare('Photos', 'Read only')
  await page.open('Users')
  await desktop.page.getByRole('button', { name: 'Add user' }).first().click()
  const user = desktop.page.getByRole('form', { name: 'New user' })
  await user.getByLabel('User name').fill('demo')
  await user.getByLabel('Password', { exact: true }).fill('secret-words')
  const limits = await page.openSection(user, 'Limits')
  await limits
    .getByRole('group', { name: 'All sessions together' })
    .getByLabel('Download speed', { exact: true })
    .fill('1')
  await user.getByRole('button', { name: 'Create user' }).click()
  await desktop.page.getByRole('button', { name: 'Done' }).click()
  await expect(page.row('demo')).toContainText('1 MB/s down')
  await page.open('Connections')
})

test('its download is aborted from the row', async () => {
  const curl = startDownload()
  const row = await movingRow()
  await row.getByRole('button', { name: /^Abort transfer/ }).click()
  expect(brokenOff).toContain(await curl.exitCode)
  await expect.poll(() => clock.untilResting()).toBeLessThan(withinMs)
  await expectNothingLeft()
})

test('all its connections are disconnected from the selection bar', async () => {
  const idle = await startIdleClient(port, '127.0.0.2')
  const curl = startDownload()
  await (await movingRow()).focus()
  await desktop.page.keyboard.press('Control+a')
  const bar = desktop.page.getByRole('toolbar', { name: 'Selected connections' })
  await bar.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await desktop.page.getByRole('dialog').getByRole('button', { name: 'Disconnect 2', exact: true }).click()
  expect(brokenOff).toContain(await curl.exitCode)
  expect(await idle.lastLine).toBe('421 Disconnected by the administrator.')
  await expect.poll(() => clock.untilEnded('Disconnected by you')).toBeLessThan(withinMs)
  await expectNothingLeft()
  await expect(desktop.page.getByText('Disconnected by you').first()).toBeVisible()
})

test('its address is blocked, with last words, and let in again by Undo', async () => {
  const curl = startDownload()
  const moving = await movingRow()
  const idle = await startIdleClient(port, '127.0.0.2')
  await page
    .connectionRow('demo')
    .filter({ hasNot: desktop.page.getByRole('progressbar') })
    .focus()
  await desktop.page.keyboard.press('b')
  await expect(dialog()).toContainText('Blocks 127.0.0.2, which also ends 1 other session from there.')
  await dialog().getByLabel('Blocked for').selectOption('1 hour')
  await dialog().getByLabel('Last words to the client').fill('Enough for today.')
  await dialog().getByRole('button', { name: 'Disconnect and block' }).click()
  expect(brokenOff).toContain(await curl.exitCode)
  expect(await idle.lastLine).toBe('421 Enough for today.')
  await expect.poll(() => clock.untilEnded('The address was blocked')).toBeLessThan(withinMs)
  expect(await greeting('127.0.0.2')).toMatch(/^421 .*blocked/)
  expect(await greeting('127.0.0.3')).toMatch(/^220 /)
  await desktop.page.getByRole('button', { name: 'Undo' }).click()
  await expect(desktop.page.getByRole('region', { name: 'Messages' }).getByText('Taken back')).toBeVisible()
  expect(await greeting('127.0.0.2')).toMatch(/^220 /)
  await expect(moving).toHaveCount(0)
  await expect(desktop.page.getByText('The address was blocked').first()).toBeVisible()
})

/** Goes back through what takes the keyboard, a few steps at most. */
async function tabBackTo(target: Locator): Promise<void> {
  const isFocused = () => target.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 8 && !(await isFocused()); step += 1)
    await desktop.page.keyboard.press('Shift+Tab')
  await expect(target).toBeFocused()
}

test('from its details it is blocked and let in again with the keyboard alone', async () => {
  const idle = await startIdleClient(port, '127.0.0.2')
  const { keyboard } = desktop.page
  const row = page.connectionRow('demo').filter({ hasNotText: 'Ended' })
  // The client that only asked for a greeting has left, and this one is there.
  await expect(row.filter({ hasText: 'Idle' })).toHaveCount(1)
  await expect(row).toHaveCount(1)
  await row.focus()
  await keyboard.press('Enter')
  const drawer = desktop.page.getByRole('complementary')
  await expect(drawer.getByRole('tab', { name: 'Summary' })).toBeFocused()
  await tabBackTo(drawer.getByRole('button', { name: 'Block…' }))
  await keyboard.press('Enter')
  await expect(dialog()).toContainText('Blocks 127.0.0.2.')
  await keyboard.press('Escape')
  await expect(drawer.getByRole('button', { name: 'Block…' })).toBeFocused()
  await keyboard.press('Enter')
  await dialog().getByRole('button', { name: 'Disconnect and block' }).press('Enter')
  expect(await idle.lastLine).toMatch(/^421 .*blocked/)
  await expect(drawer.getByRole('button', { name: 'Disconnect' })).toHaveCount(0)
  await expect(drawer.getByRole('button', { name: 'Block…' })).toBeFocused()
  await keyboard.press('Control+z')
  await expect.poll(() => greeting('127.0.0.2')).toMatch(/^220 /)
  await keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
})

test('this computer is shown as guarded and cannot be blocked', async () => {
  const curl = startDownload('127.0.0.1')
  const row = await movingRow()
  await row.click({ button: 'right' })
  await desktop.page.getByRole('menuitem', { name: 'Disconnect and block…' }).click()
  await expect(dialog().getByRole('list', { name: 'Cannot be blocked' })).toContainText(
    '127.0.0.1 is this computer.',
  )
  await expect(dialog().getByRole('radio', { name: /always/ })).toBeDisabled()
  await expect(dialog().getByRole('button', { name: 'Disconnect and block' })).toHaveCount(0)
  await desktop.page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
  await expect(row).toBeFocused()
  await desktop.page.keyboard.press('k')
  expect(brokenOff).toContain(await curl.exitCode)
  expect(await greeting('127.0.0.1')).toMatch(/^220 /)
})

test('everything that stops somebody is in sight in both themes and sizes', async () => {
  const curls = [startDownload(), startDownload('127.0.0.3'), startDownload('127.0.0.1')]
  await expect(page.connectionRow('demo')).toHaveCount(3)
  const { keyboard } = desktop.page
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme: theme })
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resizeWindow(desktop, width, height)
      const photograph = (name: string) =>
        desktop.page.screenshot({
          path: join(artifacts, `stop-${name}-${theme}-${width}x${height}.png`),
          animations: 'disabled',
        })
      const row = page.connectionRow('demo').first()
      await row.focus()
      await keyboard.press('Shift+F10')
      await expect(desktop.page.getByRole('menu')).toBeInViewport({ ratio: 1 })
      await photograph('menu')
      await keyboard.press('Escape')
      await expect(row).toBeFocused()
      await page.connectionRow('demo').filter({ hasNotText: 'Ended' }).first().press('Enter')
      const drawer = desktop.page.getByRole('complementary')
      for (const name of ['Disconnect', 'Block…', 'Abort', 'More for this connection']) {
        await expect(drawer.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
      }
      await photograph('details')
      await keyboard.press('Escape')
      await page.connectionRow('demo').first().press('Control+a')
      const bar = desktop.page.getByRole('toolbar', { name: 'Selected connections' })
      for (const name of ['Abort', 'Disconnect and block…', 'Disable user…', 'Copy', 'Clear selection']) {
        await expect(bar.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
      }
      await photograph('selection')
      await keyboard.press('b')
      const question = desktop.page.getByRole('dialog')
      await expect(question).toContainText('127.0.0.1 is this computer.')
      await expect(question.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 })
      await photograph('dialog')
      await keyboard.press('Escape')
      await expect(question).toHaveCount(0)
      await keyboard.press('Escape')
    }
  }
  for (const curl of curls) curl.process.kill()
  await Promise.all(curls.map(({ exitCode }) => exitCode))
})
