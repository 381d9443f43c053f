import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  launchForTheFirstTime,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

/** More stops of the Tab key than any of these screens has. */
const manyStops = 60

/** Goes on with the Tab key until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible()
  for (let stop = 0; stop < manyStops; stop += 1) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(goal).toBeFocused()
}

async function pressOn(page: Page, goal: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, goal)
  await page.keyboard.press(key)
}

test('a newcomer shares a folder by keyboard alone, and sees the first device arrive', async () => {
  const scratch = temporaryFolder('welcome')
  const data = join(scratch.path, 'data')
  const photos = join(scratch.path, 'Photos')
  const fetched = join(scratch.path, 'fetched.txt')
  mkdirSync(data)
  mkdirSync(photos)
  writeFileSync(join(photos, 'hello.txt'), 'hello from the first share')
  // A port that nothing else uses; all the rest is as on a first start.
  const port = await freePort()
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ version: 2, server: { controlPort: port } }))

  const desktop = await launchForTheFirstTime(data)
  const { page } = desktop
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const noSidewaysScroll = async () => {
    await resizeWindow(desktop, 900, 600)
    const tooWide = await page.locator('.welcome-body').evaluate((box) => box.scrollWidth - box.clientWidth)
    expect(tooWide).toBeLessThanOrEqual(0)
  }

  await test.step('what to share', async () => {
    await expect(page.getByRole('heading', { name: 'What do you want to share?' })).toBeFocused()
    await noSidewaysScroll()
    await answerFolderDialog(desktop, photos)
    await pressOn(page, button('Choose folder…'))
    await expect(page.getByText(photos)).toBeVisible()
    await tabTo(page, page.getByRole('radio', { name: 'Share for download' }))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: 'Both' })).toBeChecked()
    await pressOn(page, button('Continue'))
  })

  await test.step('who can connect', async () => {
    await expect(page.getByRole('heading', { name: 'Who can connect?' })).toBeFocused()
    await tabTo(page, page.getByLabel('User name'))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('ann')
    await expect(page.getByLabel('Password', { exact: true })).not.toHaveValue('')
    await noSidewaysScroll()
    await pressOn(page, button('Start sharing'))
  })

  await test.step('the address, and what was proved', async () => {
    await expect(page.getByRole('heading', { name: 'Ready. Connect a device now.' })).toBeFocused()
    const list = page.getByRole('region', { name: 'Checklist' }).getByRole('listitem')
    await expect(list).toHaveText([
      `The server listens on port ${port}`,
      'This computer can sign in, list and load files',
      'Encryption works',
      'The shared folder can be opened',
      'Waiting for the first device',
    ])
    await noSidewaysScroll()
  })

  await test.step('the first device', async () => {
    const url = page.getByTestId('connect-url')
    await expect(url).toHaveText(/^ftp:\/\/ann@/)
    await pressOn(page, page.getByRole('checkbox', { name: /^Show the password/ }), 'Space')
    const shown = (await url.textContent()) ?? ''
    await expect(page.getByRole('img', { name: /^QR code/ })).toHaveAttribute('data-text', shown)
    const password = decodeURIComponent(new URL(shown).password)
    const address = `ftp://127.0.0.1:${port}/Photos/hello.txt`
    const args = ['--ssl-reqd', '--insecure', '--user', `ann:${password}`, '-o', fetched, address]
    expect(await startCurl(args).exitCode).toBe(0)
    expect(readFileSync(fetched, 'utf8')).toBe('hello from the first share')
    await expect(page.getByText(/^Connected: .*, 127\.0\.0\.1$/)).toBeVisible()
    await expect(page.getByText('A device has connected')).toBeVisible()
    await pressOn(page, button('Open the dashboard'))
    await expect(page.getByTestId('dashboard')).toBeVisible()
  })

  await test.step('the card stays at hand', async () => {
    await pressOn(page, button('Connect a device').first())
    const card = page.getByRole('complementary', { name: 'Connect a device' })
    await expect(card.getByTestId('connect-url')).toHaveText(/^ftp:\/\/ann@/)
    await page.keyboard.press('Escape')
    await expect(card).toBeHidden()
    await desktop.quit()
  })

  await test.step('the next start is an ordinary one', async () => {
    const again = await launchForTheFirstTime(data)
    await expect(again.page.getByTestId('dashboard')).toBeVisible()
    await expect(again.page.getByTestId('welcome')).toBeHidden()
    await again.quit()
    scratch.remove()
  })
})
