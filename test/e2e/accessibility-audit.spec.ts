import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { DashboardApi } from '../../app/preload/contract/contract.ts'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  launchForTheFirstTime,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { type IdleClient, startIdleClient } from '../helpers/e2e/idle-client.ts'
import { overlays } from '../helpers/e2e/overlays.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'
import { setAppearance, visitParts, visitScreens } from '../helpers/e2e/reach-screens.ts'

const scratch = temporaryFolder('audit')
const themes = ['light', 'dark'] as const
/** Width and height at which even the widest drawer stands beside its screen: what is covered cannot be audited. */
const besideEachOther = [1440, 900] as const

let desktop: DesktopApp
let dashboard: PeoplePage
let client: IdleClient

/** What an audit objects to, rule and place; nothing is excepted. */
async function violations(page: Page): Promise<string[]> {
  // Legacy mode: the desktop app cannot open the blank page that the other mode gathers frames in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 160)}`),
  )
}

/** So that no list is empty: accounts, a connection, past transfers, a refused login and a blocked address. */
async function liveIn(port: number): Promise<void> {
  const { page } = desktop
  const url = `ftp://127.0.0.1:${port}/Photos`
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await dashboard.open('Shares')
  await page.getByRole('button', { name: 'Add folder' }).first().click()
  await dashboard.confirmShare('Photos', 'Full access')
  await dashboard.createUser('demo', 'secret-words')
  await dashboard.openGroups()
  await page.getByRole('button', { name: 'Add the first group' }).click()
  const group = page.getByRole('form', { name: 'New group' })
  await group.getByLabel('Group name').fill('Family')
  await group.getByRole('button', { name: 'Create group' }).click()
  await expect(group).toBeHidden()
  const account = ['--user', 'demo:secret-words', '--output', join(scratch.path, 'fetched')]
  expect(await startCurl([...account, `${url}/sunset.raw`]).exitCode).toBe(0)
  expect(await startCurl([...account, '--quote', 'DELE /Photos/old.raw', `${url}/`]).exitCode).toBe(0)
  await startCurl([...account, `${url}/nothing.raw`]).exitCode
  await startCurl(['--user', 'demo:wrong', `${url}/`]).exitCode
  await page.evaluate(async () => {
    const { portside } = window as unknown as { readonly portside: DashboardApi }
    await portside.call('blockAddresses', {
      ranges: ['192.0.2.7', '2001:db8::/32'],
      durationMs: 86_400_000,
      note: 'Guesses names',
    })
  })
  client = await startIdleClient(port, '127.0.0.1')
}

test.beforeAll(async () => {
  mkdirSync(join(scratch.path, 'Photos'))
  for (const name of ['sunset.raw', 'old.raw']) {
    writeFileSync(join(scratch.path, 'Photos', name), Buffer.alloc(1_000))
  }
  const port = await freePort()
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  dashboard = new PeoplePage(desktop.page)
  await dashboard.usePort(port)
  await dashboard.startServer()
  await liveIn(port)
})

test.afterAll(async () => {
  client?.close()
  await desktop.quit()
  scratch.remove()
})

for (const theme of themes) {
  test(`no audit objects to any screen or part of one in the ${theme} theme`, async () => {
    test.setTimeout(300_000)
    const { page } = desktop
    await resizeWindow(desktop, ...besideEachOther)
    await setAppearance(page, { theme })
    const found: string[] = []
    await visitScreens(page, (screen) =>
      visitParts(page, async (part) => {
        for (const violation of await violations(page)) found.push(`${screen}, ${part}: ${violation}`)
      }),
    )
    expect([...new Set(found)]).toEqual([])
  })

  test(`no audit objects to any drawer, menu or dialog in the ${theme} theme`, async () => {
    test.setTimeout(300_000)
    const { page } = desktop
    await resizeWindow(desktop, ...besideEachOther)
    await setAppearance(page, { theme })
    const found: string[] = []
    for (const [name, open] of overlays) {
      await test.step(name, async () => {
        await open(dashboard)
        for (const violation of await violations(page)) found.push(`${name}: ${violation}`)
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
      })
    }
    expect([...new Set(found)]).toEqual([])
  })
}

test('no audit objects to the first steps', async () => {
  await desktop.quit()
  client.close()
  const data = join(scratch.path, 'new data')
  mkdirSync(data)
  const settings = { version: 2, server: { controlPort: await freePort() } }
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings))
  desktop = await launchForTheFirstTime(data)
  const { page } = desktop
  const found: string[] = []
  const audit = async (step: string): Promise<void> => {
    for (const theme of themes) {
      await setAppearance(page, { theme })
      for (const violation of await violations(page)) found.push(`${step}, ${theme}: ${violation}`)
    }
  }
  await expect(page.getByRole('heading', { name: 'What do you want to share?' })).toBeVisible()
  await audit('what to share')
  await answerFolderDialog(desktop, join(scratch.path, 'Photos'))
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  await audit('a folder to share')
  await page.getByRole('button', { name: 'Continue' }).click()
  await audit('who may sign in')
  await page.getByRole('button', { name: 'Start sharing' }).click()
  await expect(page.getByRole('heading', { name: 'Ready. Connect a device now.' })).toBeVisible()
  await expect(page.getByText('This computer can sign in, list and load files')).toBeVisible()
  await audit('the address')
  await page.getByRole('button', { name: 'Open the dashboard' }).click()
  await expect(page.getByTestId('dashboard')).toBeVisible()
  await audit('an overview without clients')
  expect([...new Set(found)]).toEqual([])
})
