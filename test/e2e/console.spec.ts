import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
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
const scratch = temporaryFolder('console')
const local = join(scratch.path, 'local')
const shared = join(scratch.path, 'shared')
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let dashboard: DashboardPage

test.beforeAll(async () => {
  const data = join(scratch.path, 'data')
  for (const folder of [local, shared, join(shared, 'Harbour'), data]) mkdirSync(folder)
  writeFileSync(join(shared, 'read me.txt'), 'First line\nsecond line\n')
  writeFileSync(join(shared, 'a very long name of a scanned receipt of the accounting department.pdf'), 'x')
  for (let number = 1; number <= 30; number += 1) {
    writeFileSync(join(shared, 'Harbour', `picture ${number}.raw`), Buffer.alloc(number * 1_000, number))
  }
  writeFileSync(
    join(data, 'settings.json'),
    JSON.stringify({
      version: 2,
      server: { controlPort: await freePort(), tls: 'optional' },
      shares: [{ id: 's', name: 'Pictures', folder: shared, preset: 'full' }],
      users: [
        {
          id: 'u',
          name: 'ann',
          password: null,
          access: { kind: 'selected', grants: [{ shareId: 's', at: '/', preset: 'full' }] },
        },
      ],
      groups: [],
    }),
  )
  desktop = await launchDesktopApp(data)
  dashboard = new DashboardPage(desktop.page)
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

async function run(line: string): Promise<void> {
  const input = desktop.page.getByRole('combobox', { name: 'Command' })
  await input.fill(line)
  await input.press('Enter')
  await expect(desktop.page.getByRole('region', { name: 'Result' }).getByRole('status')).toContainText(line)
}

test('a person is a client of the own server, without a password', async () => {
  const { page } = desktop
  await dashboard.open('Console')
  await page.screenshot({ path: `${artifacts}/console-empty.png` })
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('230')
  await answerFolderDialog(desktop, local)
  await page.getByRole('button', { name: 'Choose folder' }).click()
  await run('ls')
  await expect(page.getByRole('row', { name: /read me\.txt/ })).toBeVisible()
  await run('mget Harbour')
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('30 files received')
  for (let number = 1; number <= 30; number += 1) {
    const name = `picture ${number}.raw`
    expect(readFileSync(join(local, 'Harbour', name))).toEqual(readFileSync(join(shared, 'Harbour', name)))
  }
})

test('Tab completes a path of the server', async () => {
  const { page } = desktop
  const input = page.getByRole('combobox', { name: 'Command' })
  await input.fill('RETR re')
  await input.press('Tab')
  await expect(input).toHaveValue('RETR read me.txt')
  await input.press('Enter')
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('second line')
})

test('a console can be looked at in every size and theme, and read by everybody', async () => {
  const { page } = desktop
  for (const theme of ['Light', 'Dark']) {
    await dashboard.open('Settings')
    await page.getByRole('button', { name: theme, exact: true }).click()
    await dashboard.open('Console')
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resizeWindow(desktop, width, height)
      const size = `${theme.toLowerCase()}-${width}x${height}`
      await run('ls')
      await page.screenshot({ path: `${artifacts}/console-ls-${size}.png` })
      await run('mget Harbour')
      const input = page.getByRole('combobox', { name: 'Command' })
      await input.fill('m')
      await input.press('Tab')
      await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible()
      await page.screenshot({ path: `${artifacts}/console-mget-${size}.png` })
      const { violations } = await new AxeBuilder({ page }).include('main').setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await input.press('Escape')
      await run('help')
      await page.screenshot({ path: `${artifacts}/console-help-${size}.png` })
    }
  }
})
