import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { PeoplePage } from '../helpers/e2e/people-page.ts'

const artifacts = 'test/e2e/artifacts'
const scratch = temporaryFolder('people-screens')
const longName = 'Quarterly reports and scanned receipts of the accounting department, third floor (left)'
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: PeoplePage

test.beforeAll(async () => {
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  page = new PeoplePage(desktop.page)
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

/** Takes what is on screen in both themes and sizes; `part` scrolls into sight first. */
async function photograph(name: string, part?: Locator): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme: theme })
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await resizeWindow(desktop, width, height)
      await part?.scrollIntoViewIfNeeded()
      const path = join(artifacts, `people-${name}-${theme}-${width}x${height}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
      const overflow = await desktop.page.evaluate(() =>
        [...document.querySelectorAll('.drawer-body, .screen-body, html')].map(
          (box) => box.scrollWidth - box.clientWidth,
        ),
      )
      expect(Math.max(...overflow), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  }
}

/** Every input has a label, every button a name: the part of an audit that forms break first. */
async function expectEverythingNamed(form: Locator): Promise<void> {
  const nameless = await form.evaluate((element) =>
    [...element.querySelectorAll<HTMLInputElement>('input, select, textarea, button')]
      .filter((control) => {
        const hasLabel = (control.labels?.length ?? 0) > 0 || control.getAttribute('aria-label')
        return !hasLabel && (control.textContent ?? '').trim() === ''
      })
      .map((control) => control.outerHTML),
  )
  expect(nameless).toEqual([])
}

async function openAllSections(form: Locator): Promise<void> {
  const closed = form.locator('details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
}

test('the forms about shares', async () => {
  await page.open('Shares')
  for (const [folder, name, preset] of [
    ['Photos', 'Photos', 'Read only'],
    ['Inbox', 'Scanner inbox', 'Upload only'],
    ['Reports', longName, 'Full access'],
  ] as const) {
    mkdirSync(join(scratch.path, folder))
    await answerFolderDialog(desktop, join(scratch.path, folder))
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await page.confirmShare(name, preset)
  }
  const form = await page.edit('Photos', 'Edit share')
  await photograph('share-form')
  await form.getByRole('radio', { name: 'Custom' }).check()
  await openAllSections(form)
  await form.getByRole('button', { name: 'Add folder' }).click()
  await form.getByLabel('Most in all', { exact: true }).fill('5')
  await form.getByLabel('Most files').fill('many')
  await form.getByLabel('Links and junctions').selectOption('anywhere')
  await expectEverythingNamed(form)
  await photograph('share-form-rights', form.getByText('Availability', { exact: true }))
  await photograph('share-form-middle', form.getByText('Uploads', { exact: true }))
  await photograph('share-form-end', form.getByLabel('Links and junctions'))
  await desktop.page.keyboard.press('Escape')
  await photograph('unsaved')
  await desktop.page.getByRole('button', { name: 'Discard' }).click()
  await expect(form).toBeHidden()
  await expect(desktop.page.getByRole('button', { name: 'Edit Photos' })).toBeFocused()
})

test('the forms about groups', async () => {
  await page.openGroups()
  await photograph('groups-empty')
  await desktop.page.getByRole('button', { name: 'Add the first group' }).click()
  const form = desktop.page.getByRole('form', { name: 'New group' })
  await form.getByLabel('Group name').fill('Family')
  const limits = await page.openSection(form, 'Limits')
  await limits.getByLabel('Sessions at once of each user').fill('4')
  await expectEverythingNamed(form)
  await photograph('group-form')
  await form.getByRole('button', { name: 'Create group' }).click()
  await expect(form).toBeHidden()
})

test('the forms about users', async () => {
  await page.open('Users')
  await desktop.page.getByRole('button', { name: 'Users', exact: true }).last().click()
  await photograph('users-empty')
  await desktop.page.getByRole('button', { name: 'Add user' }).click()
  const form = desktop.page.getByRole('form', { name: 'New user' })
  await photograph('user-form')
  await form.getByLabel('User name').fill('hall.scanner')
  await form.getByRole('radio', { name: 'Device' }).check()
  await photograph('user-form-device', form.getByText('Groups', { exact: true }))
  await form.getByRole('radio', { name: 'Person' }).check()
  await form.getByRole('radio', { name: 'Selected shares' }).check()
  await form.getByRole('checkbox', { name: 'Photos' }).check()
  await form.getByRole('checkbox', { name: longName }).check()
  await form.getByRole('button', { name: `Details of ${longName}` }).click()
  await form.getByRole('combobox', { name: 'Access to Photos' }).selectOption('custom')
  await photograph('user-form-access', form.getByRole('combobox', { name: 'Access to Photos' }))
  await openAllSections(form)
  await form.getByLabel('Add to group').selectOption('Family')
  await form.getByLabel('Allowed addresses').fill('192.168.1.0/24\nthe office')
  await form
    .getByRole('group', { name: 'All sessions together' })
    .getByLabel('Download speed', { exact: true })
    .fill('2')
  await expectEverythingNamed(form)
  await photograph('user-form-origin', form.getByLabel('Denied addresses'))
  await photograph('user-form-limits', form.getByLabel('Files stored in all'))
  await form.getByLabel('Allowed addresses').fill('192.168.1.0/24')
  await form.getByRole('button', { name: 'Create user' }).click()
  await desktop.page.getByRole('button', { name: 'Done' }).click()
  await page.createUser('a.very.long.user.name.of.somebody@accounting.example.org', 'secret-words')
  await photograph('users')
  await desktop.page.getByRole('button', { name: 'View as hall.scanner' }).click()
  await photograph('preview')
  await desktop.page.getByRole('button', { name: 'As LIST sends it' }).click()
  await photograph('preview-raw')
  await desktop.page.keyboard.press('Escape')
  await desktop.page.getByRole('button', { name: 'Groups', exact: true }).click()
  await photograph('groups')
  await page.open('Shares')
  await photograph('shares')
})
