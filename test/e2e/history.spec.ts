import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import { answerFolderDialog, launchDesktopApp, temporaryFolder } from '../helpers/e2e/desktop-app.ts'

const account = ['--user', 'demo:secret-words']

/** The list of past transfers, by roles and labels. */
class PastTransfersPage {
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }

  get #filters(): Locator {
    return this.#page.getByRole('search', { name: 'Filter transfers' })
  }

  get rows(): Locator {
    return this.#page
      .getByRole('grid', { name: 'Past transfers' })
      .getByRole('row')
      .filter({
        has: this.#page.getByRole('gridcell'),
      })
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'History' }).click()
    await expect(this.#filters).toBeVisible()
  }

  async type(label: string, text: string): Promise<void> {
    await this.#filters.getByRole('searchbox', { name: label }).fill(text)
  }

  /** User and address are boxes with proposals. */
  async typeUser(text: string): Promise<void> {
    await this.#filters.getByRole('combobox', { name: 'User' }).fill(text)
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#filters.getByRole('combobox', { name: label }).selectOption({ label: option })
  }

  async clear(): Promise<void> {
    await this.#filters.getByRole('button', { name: 'Clear filter' }).click()
  }
}

test('every transfer is found after a restart, and nothing more is written once the history is off', async () => {
  const scratch = temporaryFolder('history')
  const shared = join(scratch.path, 'shared')
  const data = join(scratch.path, 'data')
  mkdirSync(join(shared, 'Holiday'), { recursive: true })
  writeFileSync(join(shared, 'Holiday', 'beach 01.jpg'), 'sand')
  writeFileSync(join(shared, 'film.bin'), Buffer.alloc(60_000_000, 7))
  const report = join(scratch.path, 'report.pdf')
  writeFileSync(report, 'figures')
  const port = await freePort()
  const url = (path: string) => `ftp://127.0.0.1:${port}/Photos/${path}`
  const nowhere = join(scratch.path, 'received')

  let desktop = await launchDesktopApp(data)
  let dashboard = new DashboardPage(desktop.page)

  await test.step('clients upload, download, are cut off by the person at the window, and find nothing', async () => {
    await dashboard.usePort(port)
    await dashboard.open('Shares')
    await answerFolderDialog(desktop, shared)
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await dashboard.confirmShare('Photos', 'Full access')
    await dashboard.createUser('demo', 'secret-words')
    await dashboard.createUser('scanner', 'other-words')
    await dashboard.startServer()
    expect(await startCurl([...account, '--output', nowhere, url('Holiday/beach%2001.jpg')]).exitCode).toBe(0)
    expect(
      await startCurl(['--user', 'scanner:other-words', '--upload-file', report, url('report.pdf')]).exitCode,
    ).toBe(0)
    await dashboard.open('Connections')
    const film = startCurl([...account, '--limit-rate', '2M', '--output', nowhere, url('film.bin')])
    const row = dashboard.connectionRow('demo')
    await expect(row.getByRole('progressbar')).toBeVisible()
    await row.getByRole('button', { name: /^Disconnect demo/ }).click()
    expect(await film.exitCode).not.toBe(0)
  })

  await test.step('after a restart they are found by user, by part of a path, by result and by time', async () => {
    await desktop.quit()
    desktop = await launchDesktopApp(data)
    dashboard = new DashboardPage(desktop.page)
    await dashboard.open('Transfers')
    const transfers = new PastTransfersPage(desktop.page)
    await transfers.open()
    await expect(transfers.rows).toHaveCount(3)

    await transfers.typeUser('scanner')
    await expect(transfers.rows).toHaveCount(1)
    await expect(transfers.rows).toContainText('report.pdf')
    await expect(transfers.rows).toContainText('Upload')
    await expect(transfers.rows).toContainText('Done')
    await transfers.clear()

    await transfers.type('Part of a file name or path', 'DAY/beach')
    await expect(transfers.rows).toHaveCount(1)
    await expect(transfers.rows).toContainText('beach 01.jpg')
    await expect(transfers.rows).toContainText('Done')
    await transfers.clear()

    await transfers.choose('Result', 'Cancelled by you')
    await expect(transfers.rows).toHaveCount(1)
    await expect(transfers.rows).toContainText('film.bin')
    await transfers.clear()

    await transfers.choose('Time', 'Today')
    await expect(transfers.rows).toHaveCount(3)
    await transfers.choose('Time', 'Own range…')
    await desktop.page.getByLabel('To', { exact: true }).fill('2020-01-01T00:00')
    await expect(desktop.page.getByText('No transfer matches')).toBeVisible()
    await transfers.clear()
    await expect(transfers.rows).toHaveCount(3)
  })

  await test.step('switched off, the history writes nothing more and says so', async () => {
    await dashboard.open('Settings')
    const isOn = desktop.page.getByRole('switch', { name: 'Remember transfers, sessions and changes' })
    await expect(isOn).toBeChecked()
    await isOn.click()
    await expect(isOn).not.toBeChecked()
    await dashboard.startServer()
    expect(await startCurl([...account, '--output', nowhere, url('report.pdf')]).exitCode).toBe(0)
    await dashboard.open('Transfers')
    const transfers = new PastTransfersPage(desktop.page)
    await transfers.open()
    await expect(desktop.page.getByText('History is switched off. Nothing new is written.')).toBeVisible()
    await expect(transfers.rows).toHaveCount(3)

    await desktop.page.getByRole('button', { name: 'Switch on' }).click()
    expect(await startCurl([...account, '--output', nowhere, url('report.pdf')]).exitCode).toBe(0)
    await transfers.type('Part of a file name or path', 'report')
    await expect(transfers.rows).toHaveCount(2)
  })

  await desktop.quit()
  scratch.remove()
})
