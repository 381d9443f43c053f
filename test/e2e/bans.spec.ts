import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { freePort } from '../helpers/e2e/curl.ts'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

const artifacts = 'test/e2e/artifacts'
const run = promisify(execFile)
test.describe.configure({ mode: 'serial' })

const scratch = temporaryFolder('bans')
let desktop: DesktopApp
let dashboard: DashboardPage
let port = 0

/** What curl gives from an address of this computer: 0 when it could list, else its error. */
async function curlFrom(address: string, account: string): Promise<number> {
  const args = ['--silent', '--max-time', '10', '--interface', address, '--user', account]
  try {
    await run('curl', [...args, `ftp://127.0.0.1:${port}/`])
    return 0
  } catch (error) {
    return (error as { code: number }).code
  }
}
const good = 'demo:secret-words'

async function photograph(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme: theme })
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resizeWindow(desktop, width, height)
      const path = join(artifacts, `security-${name}-${theme}-${width}x${height}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
      const overflow = await desktop.page.evaluate(() =>
        [...document.querySelectorAll('.screen-body, html')].map((box) => box.scrollWidth - box.clientWidth),
      )
      expect(Math.max(...overflow), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  }
}

const tab = (name: string) =>
  desktop.page.getByRole('group', { name: 'Part of security' }).getByRole('button', { name })
const bans = () => desktop.page.getByRole('table', { name: 'Blocked addresses' })

test.beforeAll(async () => {
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  dashboard = new DashboardPage(desktop.page)
  port = await freePort()
  mkdirSync(join(scratch.path, 'Photos'))
  await dashboard.usePort(port)
  await dashboard.open('Shares')
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
  await dashboard.confirmShare('Photos', 'Read only')
  await dashboard.createUser('demo', 'secret-words')
  await dashboard.startServer()
  await dashboard.open('Security')
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

async function block(address: string): Promise<void> {
  await desktop.page.getByRole('button', { name: 'Block an address…' }).click()
  const form = desktop.page.getByRole('form', { name: 'Block an address' })
  await form.getByLabel('Address or network').fill(address)
  await form.getByRole('button', { name: 'Block' }).click()
}

test('an address blocked by the form is refused, and works again after Undo', async () => {
  await expect(desktop.page.getByText('10 failures in 5 minutes blocks for 15 minutes')).toBeVisible()
  await photograph('empty')
  expect(await curlFrom('127.0.0.2', good)).toBe(0)
  await block('127.0.0.2')
  await expect(bans().getByRole('row', { name: /127\.0\.0\.2/ })).toBeVisible()
  expect(await curlFrom('127.0.0.2', good)).not.toBe(0)
  expect(await curlFrom('127.0.0.3', good)).toBe(0)
  await desktop.page.getByRole('button', { name: 'Undo' }).click()
  await expect(desktop.page.getByText('No one is blocked.')).toBeVisible()
  expect(await curlFrom('127.0.0.2', good)).toBe(0)
})

test('this computer cannot be blocked, and the form says why', async () => {
  await block('127.0.0.1')
  const form = desktop.page.getByRole('form', { name: 'Block an address' })
  await expect(form.getByText('127.0.0.1 is this computer.')).toBeVisible()
  await photograph('refused')
  await form.getByRole('button', { name: 'Cancel' }).click()
})

test('wrong passwords show within a second and lead to a ban with its evidence, which Unblock lifts', async () => {
  await tab('Rules').click()
  const points = desktop.page.getByLabel('Points that block')
  await points.fill('3')
  await points.press('Enter')
  await expect(desktop.page.getByText(/collects 3 points/)).toBeVisible()
  await photograph('rules')
  await tab('Events').click()
  expect(await curlFrom('127.0.0.2', 'demo:wrong')).not.toBe(0)
  const events = desktop.page.getByRole('table', { name: 'Events' })
  await expect(events.getByRole('row', { name: /Failed login.*127\.0\.0\.2/ })).toBeVisible({
    timeout: 1_000,
  })
  await curlFrom('127.0.0.2', 'demo:wrong')
  await curlFrom('127.0.0.2', 'demo:wrong')
  await expect(events.getByRole('row', { name: /Blocked/ })).toBeVisible()
  await expect(events.getByRole('row', { name: /Failed login/ })).toHaveCount(3)
  expect(await curlFrom('127.0.0.2', good)).not.toBe(0)
  await photograph('events')
  await tab('Blocked').click()
  const row = bans().getByRole('row', { name: /127\.0\.0\.2/ })
  await expect(row).toContainText('3 wrong passwords, last as “demo”')
  await row.getByRole('button', { name: /^Unblock/ }).click()
  await expect(desktop.page.getByText('No one is blocked.')).toBeVisible()
  expect(await curlFrom('127.0.0.2', good)).toBe(0)
})

test('a list is imported after its summary and exported to a file', async () => {
  const list = join(scratch.path, 'bad.txt')
  writeFileSync(
    list,
    '# scanners\n203.0.113.0/24\n2001:db8::/64 # all of it\n127.0.0.1\nnonsense\n198.51.100.7\n',
  )
  await desktop.page.getByLabel('List of addresses to import').setInputFiles(list)
  const question = desktop.page.getByRole('dialog')
  await expect(question).toContainText('2 entries left out')
  await photograph('import')
  await question.getByRole('button', { name: 'Block 3 addresses' }).click()
  await expect(bans().getByRole('row')).toHaveCount(4)
  const saved = join(scratch.path, 'saved.txt')
  await desktop.app.evaluate(({ session }, path) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(path))
  }, saved)
  await desktop.page.getByRole('button', { name: 'List', exact: true }).click()
  await desktop.page.getByRole('menuitem', { name: 'Export addresses only (text)' }).click()
  await expect
    .poll(() => {
      try {
        return readFileSync(saved, 'utf8').trim().split('\n').sort()
      } catch {
        return []
      }
    })
    .toEqual(['198.51.100.7', '2001:db8::/64', '203.0.113.0/24'])
  await photograph('blocked')
  await bans().getByRole('checkbox', { name: 'Select 198.51.100.7' }).check()
  await photograph('selected')
  await bans().getByRole('checkbox', { name: 'Select 198.51.100.7' }).uncheck()
  await tab('Allowed').click()
  const form = desktop.page.getByRole('form', { name: 'Always allow an address' })
  await form.getByLabel('Address or network').fill('192.168.77.0/24')
  await form.getByLabel('Note').fill('The office')
  await form.getByRole('button', { name: 'Always allow' }).click()
  await expect(desktop.page.getByRole('row', { name: /192\.168\.77\.0/ })).toBeVisible()
  await photograph('allowed')
})

test('the summary names what is weak, and one click mends it', async () => {
  await tab('Blocked').click()
  const summary = desktop.page.locator('.security-summary')
  await summary.locator('summary').click()
  await expect(summary).toContainText('Partly secure')
  await photograph('summary')
  await summary.getByRole('button', { name: /^Require encryption/ }).click()
  await expect(summary.locator('summary')).toContainText('Secure')
  await expect(summary.locator('summary')).toContainText('Nothing needs attention')
  expect(await curlFrom('127.0.0.2', good)).not.toBe(0)
})
