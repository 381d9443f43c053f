import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import { DashboardPage, type ScreenName } from '../helpers/e2e/dashboard-page.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  dropFolder,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

const screens: readonly ScreenName[] = [
  'Overview',
  'Connections',
  'Transfers',
  'Shares',
  'Users',
  'Security',
  'Certificates',
  'Logs',
  'Settings',
]
const artifacts = 'test/e2e/artifacts'
const sizes = [
  [1280, 800],
  [900, 600],
] as const
const themes = ['Light', 'Dark'] as const

const scratch = temporaryFolder('screens')
const longName =
  `Quarterly reports and scanned receipts of the accounting department ${'2026 '.repeat(4)}`.trim()
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let dashboard: DashboardPage
let port: number

test.beforeAll(async () => {
  for (const folder of ['Photos', 'Inbox', 'Reports']) mkdirSync(join(scratch.path, folder))
  writeFileSync(
    join(scratch.path, 'Photos', 'sunset over the old harbour, seen from the ferry.raw'),
    Buffer.alloc(160_000_000),
  )
  port = await freePort()
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  dashboard = new DashboardPage(desktop.page)
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

async function chooseTheme(theme: (typeof themes)[number]): Promise<void> {
  await dashboard.open('Settings')
  await desktop.page.getByRole('button', { name: theme, exact: true }).click()
  await expect(desktop.page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase())
}

/** Every screen in both themes and sizes; the files are named after what they show. */
async function photograph(state: string): Promise<void> {
  for (const theme of themes) {
    await chooseTheme(theme)
    for (const [width, height] of sizes) {
      await resizeWindow(desktop, width, height)
      for (const screen of screens) {
        await dashboard.open(screen)
        const name = `${screen}-${state}-${theme}-${width}x${height}.png`.toLowerCase()
        await desktop.page.screenshot({ path: join(artifacts, name), animations: 'disabled' })
        const overflow = await desktop.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
      }
    }
  }
}

/** The list of transfers that are over, in both themes and sizes. */
async function photographHistory(): Promise<void> {
  await dashboard.open('Transfers')
  await desktop.page.getByRole('tab', { name: 'History' }).click()
  await expect(desktop.page.getByRole('grid', { name: 'Past transfers' }).getByText('note.txt')).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.evaluate((value) => {
      document.documentElement.dataset.theme = value
    }, theme)
    for (const [width, height] of sizes) {
      await resizeWindow(desktop, width, height)
      const path = join(artifacts, `transfers-history-${theme}-${width}x${height}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
    }
  }
  await desktop.page.getByRole('tab', { name: 'Active' }).click()
  await resizeWindow(desktop, 1280, 800)
}

/** However little room there is, the address can be read and a client be stopped. */
async function expectEssentialsInSight(width: number, height: number, zoom: number): Promise<void> {
  const setZoom = (factor: number) =>
    desktop.app.evaluate(
      ({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(value),
      factor,
    )
  await resizeWindow(desktop, width, height)
  await setZoom(zoom)
  await expect.poll(() => desktop.page.evaluate(() => innerWidth)).toBe(width / zoom)
  await expect(dashboard.connectionRow('demo').first().getByRole('button').last()).toBeInViewport({
    ratio: 1,
  })
  const cutPx = await desktop.page
    .getByText(`:${port}`)
    .first()
    .evaluate((address) => address.scrollWidth - address.clientWidth)
  expect(cutPx, `the address at ${width}x${height} and zoom ${zoom}`).toBe(0)
  await setZoom(1)
  await resizeWindow(desktop, 1280, 800)
}

test('every screen shows its empty state', async () => {
  await dashboard.usePort(port)
  await dashboard.startServer()
  await photograph('empty')
})

test('a folder dropped on the window is shared', async () => {
  await dashboard.open('Connections')
  await dropFolder(desktop, join(scratch.path, 'Photos'))
  await expect(
    desktop.page.getByRole('form', { name: 'Share folder' }).getByLabel('Name', { exact: true }),
  ).toHaveValue('Photos')
  await desktop.page.screenshot({ path: join(artifacts, 'share-form.png'), animations: 'disabled' })
  await dashboard.confirmShare('Photos', 'Read only')
  await dashboard.open('Shares')
  await expect(desktop.page.getByText(join(scratch.path, 'Photos'))).toBeVisible()
})

test('every screen holds long names and running transfers', async () => {
  await dashboard.open('Shares')
  for (const [folder, name, preset] of [
    ['Inbox', 'Scanner inbox', 'Upload only'],
    ['Reports', longName, 'Full access'],
  ] as const) {
    await answerFolderDialog(desktop, join(scratch.path, folder))
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await dashboard.confirmShare(name, preset)
  }
  await dashboard.createUser('demo', 'secret-words')
  await dashboard.createUser('a.very.long.user.name.of.somebody@example.org', 'secret-words')
  const url = `ftp://127.0.0.1:${port}`
  const account = ['--user', 'demo:secret-words', '--limit-rate', '4M']
  const file = encodeURI('/Photos/sunset over the old harbour, seen from the ferry.raw')
  for (const name of ['note.txt', 'Jahresbericht Übersicht.pdf', 'scan-0001.jpg']) {
    const source = join(scratch.path, name)
    writeFileSync(source, Buffer.alloc(250_000, name))
    const target = `${url}/${encodeURIComponent('Scanner inbox')}/${encodeURIComponent(name)}`
    expect(await startCurl(['--user', 'demo:secret-words', '--upload-file', source, target]).exitCode).toBe(0)
  }
  const transfers = [
    startCurl([...account, '--output', join(scratch.path, 'plain'), `${url}${file}`]),
    startCurl([
      ...account,
      '--ssl-reqd',
      '--insecure',
      '--output',
      join(scratch.path, 'tls'),
      `${url}${file}`,
    ]),
    startCurl([
      ...account,
      '--upload-file',
      join(scratch.path, 'Photos', 'sunset over the old harbour, seen from the ferry.raw'),
      `${url}/${encodeURIComponent('Scanner inbox')}/scan.raw`,
    ]),
  ]
  await dashboard.open('Connections')
  await expect(desktop.page.getByRole('progressbar')).toHaveCount(3)
  await photograph('busy')
  await photographHistory()
  await dashboard.open('Connections')
  await expectEssentialsInSight(720, 560, 1)
  await expectEssentialsInSight(1280, 800, 2)
  await dashboard.connectionRow('demo').first().click()
  await desktop.page.screenshot({ path: join(artifacts, 'connection-details.png'), animations: 'disabled' })
  await desktop.page.keyboard.press('Escape')
  await dashboard.connectionRow('demo').first().press('Control+a')
  await expect(desktop.page.getByRole('toolbar', { name: 'Selected connections' })).toBeVisible()
  await desktop.page.screenshot({ path: join(artifacts, 'connections-selected.png'), animations: 'disabled' })
  await desktop.page
    .getByRole('toolbar', { name: 'Selected connections' })
    .getByRole('button', { name: 'Disconnect', exact: true })
    .click()
  const question = desktop.page.getByRole('dialog', { name: 'Disconnect 3 clients' })
  await desktop.page.screenshot({ path: join(artifacts, 'disconnect-question.png'), animations: 'disabled' })
  await question.getByRole('button', { name: 'Disconnect 3', exact: true }).click()
  for (const { exitCode } of transfers) expect(await exitCode).not.toBe(0)
})

test('forms show what is wrong beside their field', async () => {
  await dashboard.open('Users')
  await desktop.page.getByRole('button', { name: 'Add user' }).first().click()
  const form = desktop.page.getByRole('form', { name: 'New user' })
  await form.getByLabel('User name').fill('demo')
  await form.getByRole('button', { name: 'Create user' }).click()
  await expect(form.getByRole('alert').filter({ hasText: /./ })).toBeVisible()
  await desktop.page.screenshot({ path: join(artifacts, 'user-form-problem.png'), animations: 'disabled' })
  await desktop.page.getByRole('button', { name: 'All addresses' }).click()
  await desktop.page.keyboard.press('Escape')
  await expect(desktop.page.getByRole('region', { name: 'All addresses' })).toBeHidden()
  await expect(form.getByLabel('User name')).toHaveValue('demo')
})

test('a stopped server offers its start', async () => {
  await desktop.page.keyboard.press('Escape')
  await desktop.page.getByRole('button', { name: 'Discard' }).click()
  await desktop.page.getByRole('button', { name: 'Stop server' }).click()
  await expect(dashboard.status).toContainText('Stopped')
  await dashboard.open('Connections')
  await desktop.page.screenshot({ path: join(artifacts, 'stopped.png'), animations: 'disabled' })
})
