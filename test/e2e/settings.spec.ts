import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

const artifacts = 'test/e2e/artifacts'
const scratch = temporaryFolder('settings')
const exported = join(scratch.path, 'settings of the attic.json')
const passphrase = 'seven grey herons'
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let dashboard: DashboardPage

test.beforeAll(async () => {
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  dashboard = new DashboardPage(desktop.page)
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

const form = (name: string): Locator => desktop.page.getByRole('form', { name })
const part = (name: string): Locator => desktop.page.getByRole('region', { name })

/** Takes what is on screen in both themes and sizes, with one part of it scrolled to the top. */
async function photograph(name: string, shown: Locator): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme: theme })
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resizeWindow(desktop, width, height)
      await shown.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      const path = join(artifacts, `settings-${name}-${theme}-${width}x${height}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
      const overflow = await desktop.page.evaluate(() =>
        [...document.querySelectorAll('.screen-body, html')].map((box) => box.scrollWidth - box.clientWidth),
      )
      expect(Math.max(...overflow), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  }
}

test('every setting has its place, and a name', async () => {
  await dashboard.open('Settings')
  await photograph('general', part('General'))
  const closed = desktop.page.locator('.settings details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
  await form('network settings').getByRole('button', { name: 'Add network' }).click()
  for (const name of ['Network', 'Encryption', 'Limits', 'Compatibility', 'Data']) {
    await photograph(name.toLowerCase(), part(name))
  }
  const nameless = await desktop.page
    .locator('.settings input, .settings select, .settings textarea, .settings button')
    .evaluateAll((controls) =>
      controls
        .filter((control) => (control as HTMLInputElement).labels?.length === 0)
        .filter((control) => !control.getAttribute('aria-label') && control.textContent?.trim() === '')
        .map((control) => control.outerHTML),
    )
  expect(nameless).toEqual([])
  await form('network settings').getByRole('button', { name: 'Undo changes' }).click()
})

test('limits are saved in the units people use, and what cannot be is said beside its field', async () => {
  const limits = form('limits')
  await limits.getByLabel('Disconnect after being idle').fill('0.1')
  await limits.getByRole('button', { name: 'Save limits' }).click()
  await expect(limits.getByText('At least 10 seconds.')).toBeVisible()
  await photograph('refused', part('Limits'))
  await limits.getByLabel('Disconnect after being idle').fill('7.5')
  await limits
    .getByRole('group', { name: 'All connections together' })
    .getByLabel('Down', { exact: true })
    .fill('12')
  await limits.getByLabel('Keep free on every disk', { exact: true }).fill('2')
  await limits.getByLabel('Unit of Keep free on every disk').selectOption('GB')
  await limits.getByRole('button', { name: 'Save limits' }).click()
  await expect(
    desktop.page.getByRole('region', { name: 'Messages' }).getByText('Settings saved'),
  ).toBeVisible()
  const saved = JSON.parse(readFileSync(join(scratch.path, 'data', 'settings.json'), 'utf8'))
  expect(saved.server).toMatchObject({
    idleTimeoutMs: 450_000,
    speed: { download: 12_000_000, upload: null },
    diskReserveBytes: 2_000_000_000,
  })
})

test('settings go into a file and come back from it', async () => {
  await dashboard.createUser('ann', 'six-blue-lanterns')
  await dashboard.open('Settings')
  const data = part('Data')
  await data.getByRole('button', { name: 'Export settings…' }).click()
  await photograph('export', data)
  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, exported)
  await data.getByLabel('Passphrase for the passwords').fill(passphrase)
  await data.getByRole('button', { name: 'Choose where to save…' }).click()
  await expect(
    desktop.page.getByRole('region', { name: 'Messages' }).getByText('Saved as settings of the attic.json'),
  ).toBeVisible()
  expect(readFileSync(exported, 'utf8')).not.toContain('"hash"')

  await form('limits').getByLabel('Connections at once').fill('33')
  await form('limits').getByRole('button', { name: 'Save limits' }).click()
  await expect(form('limits').getByRole('button', { name: 'Save limits' })).toBeDisabled()

  await answerFolderDialog(desktop, exported)
  await data.getByRole('button', { name: 'Import settings…' }).click()
  await expect(data.getByText('Overwrites “ann”.')).toBeVisible()
  await photograph('import', data)
  await data.getByLabel('Passphrase of the passwords').fill('eight grey herons')
  await data.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(data.getByText('The passphrase is not right, or the file was changed.')).toBeVisible()
  await data.getByLabel('Passphrase of the passwords').fill(passphrase)
  await data.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(desktop.page.getByText('Settings imported')).toBeVisible()
  await expect(form('limits').getByLabel('Connections at once')).toHaveValue('512')
})
