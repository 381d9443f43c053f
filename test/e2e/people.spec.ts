import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'

const scratch = temporaryFolder('people')
const photos = join(scratch.path, 'Photos')
const account = ['--user', 'grandma:secret-words']
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: PeoplePage
let url: string

/** What curl lists, line by line as the server sends it. */
const listLines = (path: string, ...options: string[]): string[] =>
  execFileSync('curl', ['--silent', '--show-error', ...options, ...account, `${url}${path}`], {
    encoding: 'utf8',
  })
    .split(/\r?\n/)
    .filter(Boolean)
    .toSorted()

/** The names alone. */
const listNames = (path: string): string[] => listLines(path, '--list-only')

test.beforeAll(async () => {
  for (const folder of [photos, join(photos, '2026'), join(scratch.path, 'Inbox')]) mkdirSync(folder)
  writeFileSync(join(photos, 'sunset.jpg'), Buffer.alloc(30_000_000))
  writeFileSync(join(photos, 'Thumbs.db'), 'x')
  const port = await freePort()
  url = `ftp://127.0.0.1:${port}`
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  page = new PeoplePage(desktop.page)
  await page.usePort(port)
  await page.startServer()
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

test('shares get rules for names, and say so', async () => {
  await page.open('Shares')
  for (const [folder, preset] of [
    ['Photos', 'Read only'],
    ['Inbox', 'Upload only'],
  ] as const) {
    await answerFolderDialog(desktop, join(scratch.path, folder))
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await page.confirmShare(folder, preset)
  }
  const form = await page.edit('Photos', 'Edit share')
  const names = await page.openSection(form, 'File names')
  await names.getByLabel('Hide', { exact: true }).fill('thumbs.db')
  await page.save(form)
})

test('a group and a user of it are made in the window', async () => {
  await page.openGroups()
  await desktop.page.getByRole('button', { name: 'Add the first group' }).click()
  const group = desktop.page.getByRole('form', { name: 'New group' })
  await group.getByLabel('Group name').fill('Family')
  const limits = await page.openSection(group, 'Limits')
  await limits.getByLabel('Sessions at once of each user').fill('4')
  await group.getByRole('button', { name: 'Create group' }).click()
  await expect(page.row('Family')).toContainText('4 sessions')

  await desktop.page.getByRole('button', { name: 'Users', exact: true }).last().click()
  await desktop.page.getByRole('button', { name: 'Add user' }).click()
  const user = desktop.page.getByRole('form', { name: 'New user' })
  await user.getByLabel('User name').fill('grandma')
  await user.getByLabel('Password', { exact: true }).fill('secret-words')
  await user.getByRole('radio', { name: 'Selected shares' }).check()
  await user.getByRole('checkbox', { name: 'Photos' }).check()
  await user.getByRole('button', { name: 'Details of Photos' }).click()
  await user.getByLabel('Appears at').fill('/albums/holiday')
  const groups = await page.openSection(user, 'Groups')
  await groups.getByLabel('Add to group').selectOption('Family')
  const speed = await page.openSection(user, 'Limits')
  await speed
    .getByRole('group', { name: 'All sessions together' })
    .getByLabel('Download speed', { exact: true })
    .fill('2')
  await user.getByRole('button', { name: 'Create user' }).click()
  await desktop.page.getByRole('button', { name: 'Done' }).click()
  await expect(page.row('grandma')).toContainText('2 MB/s down')
})

test('the preview shows what the client gets: what was granted, where it was put, without what is hidden', async () => {
  await desktop.page.getByRole('button', { name: 'View as grandma' }).click()
  const preview = desktop.page.getByRole('complementary', { name: 'View as grandma' })
  await preview.getByRole('button', { name: 'albums' }).click()
  await preview.getByRole('button', { name: 'holiday' }).click()
  await expect(preview.getByText('Allowed here: list folders, download files.')).toBeVisible()
  await expect(preview.getByRole('row')).toHaveCount(3)
  await preview.getByRole('button', { name: 'As LIST sends it' }).click()
  const lines = preview.getByRole('region', { name: 'Lines of LIST' })
  const shown = await lines.innerText()
  expect(shown.split('\n').toSorted()).toEqual(listLines('/albums/holiday/'))
  await desktop.page.keyboard.press('Escape')

  expect(listNames('/')).toEqual(['albums'])
  expect(listNames('/albums/holiday/')).toEqual(['2026', 'sunset.jpg'])
})

test('a user who is disabled while connected is disconnected', async () => {
  const download = startCurl([
    ...account,
    '--output',
    join(scratch.path, 'copy.jpg'),
    `${url}/albums/holiday/sunset.jpg`,
  ])
  await page.open('Users')
  await expect(page.row('grandma')).toContainText('1 connected')
  await page.row('grandma').getByRole('switch').click()
  const question = desktop.page.getByRole('dialog', { name: 'Disable grandma?' })
  await expect(question.getByLabel('Also disconnect 1 session')).toBeChecked()
  await question.getByRole('button', { name: 'Disable user' }).click()
  expect(await download.exitCode).not.toBe(0)
  await expect(page.row('grandma')).toContainText('Disabled')
  await page.row('grandma').getByRole('switch').click()
  await expect(page.row('grandma')).toContainText('Not connected')
})

test('a share that goes away turns amber and comes back, and one that is switched off is seen by nobody', async () => {
  await page.open('Shares')
  renameSync(photos, `${photos} away`)
  await expect(page.row('Photos')).toContainText('Folder not available', { timeout: 30_000 })
  renameSync(`${photos} away`, photos)
  await expect(page.row('Photos')).toContainText('OK', { timeout: 30_000 })
  const form = await page.edit('Photos', 'Edit share')
  const section = await page.openSection(form, 'Availability')
  await section.getByRole('switch', { name: 'Shared' }).click()
  await page.save(form)
  await expect(page.row('Photos')).toContainText('Switched off')
  expect(listNames('/')).toEqual([])
})
