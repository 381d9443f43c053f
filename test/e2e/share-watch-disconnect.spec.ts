import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, sha256OfFile, startCurl } from '../helpers/e2e/curl.ts'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import { answerFolderDialog, launchDesktopApp, temporaryFolder } from '../helpers/e2e/desktop-app.ts'

const megabyte = 1_000_000
const account = ['--user', 'demo:secret-words']

/** Random content in pieces, so that no test holds 200 MB at once. */
function writeRandomFile(path: string, bytes: number): void {
  for (let written = 0; written < bytes; written += megabyte) {
    writeFileSync(path, randomBytes(megabyte), { flag: 'a' })
  }
}

test('share a folder, watch a client, disconnect it, and find everything again after a restart', async () => {
  const scratch = temporaryFolder('story')
  const shared = join(scratch.path, 'Holiday photos')
  const data = join(scratch.path, 'data')
  mkdirSync(shared)
  const original = join(scratch.path, 'original.bin')
  writeRandomFile(original, 200 * megabyte)
  const originalHash = await sha256OfFile(original)
  const port = await freePort()
  const url = `ftp://127.0.0.1:${port}/Photos/upload.bin`

  let desktop = await launchDesktopApp(data)
  let dashboard = new DashboardPage(desktop.page)

  await test.step('a folder is shared and a user created in the window, and the server started', async () => {
    await dashboard.usePort(port)
    await dashboard.open('Shares')
    await answerFolderDialog(desktop, shared)
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await dashboard.confirmShare('Photos', 'Full access')
    await dashboard.createUser('demo', 'secret-words')
    await dashboard.startServer()
  })

  await test.step('curl uploads 200 MB and the row shows moving progress', async () => {
    await dashboard.open('Connections')
    const curl = startCurl([...account, '--limit-rate', '50M', '--upload-file', original, url])
    const progress = dashboard.connectionRow('demo').getByRole('progressbar')
    await expect(progress).toBeVisible()
    const seen = await progress.getAttribute('aria-valuetext')
    await expect(progress).not.toHaveAttribute('aria-valuetext', seen ?? '', { timeout: 1000 })
    expect(await curl.exitCode).toBe(0)
    expect(await sha256OfFile(join(shared, 'upload.bin'))).toBe(originalHash)
  })

  await test.step('curl downloads the same 200 MB', async () => {
    const copy = join(scratch.path, 'copy.bin')
    const curl = startCurl([...account, '--output', copy, url])
    expect(await curl.exitCode).toBe(0)
    expect(await sha256OfFile(copy)).toBe(originalHash)
  })

  await test.step('a running download is on screen within a second and Disconnect ends it within another', async () => {
    const connectedBy = Date.now()
    const curl = startCurl([
      ...account,
      '--limit-rate',
      '20M',
      '--output',
      join(scratch.path, 'cut.bin'),
      url,
    ])
    const row = dashboard.connectionRow('demo')
    await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /\d/, { timeout: 2000 })
    expect(Date.now() - connectedBy).toBeLessThan(2000)
    const pressedAt = Date.now()
    await row.getByRole('button', { name: /^Disconnect demo/ }).click()
    expect(await curl.exitCode).not.toBe(0)
    expect(Date.now() - pressedAt).toBeLessThan(1000)
    await expect(row).toHaveCount(0)
    await expect(desktop.page.getByText('Disconnected by you')).toBeVisible()
  })

  await test.step('after a restart the share and the user are still there and work', async () => {
    await desktop.quit()
    desktop = await launchDesktopApp(data)
    dashboard = new DashboardPage(desktop.page)
    await dashboard.open('Shares')
    await expect(desktop.page.getByText('Photos', { exact: true }).first()).toBeVisible()
    await dashboard.open('Users')
    await expect(desktop.page.getByText('demo', { exact: true }).first()).toBeVisible()
    await dashboard.startServer()
    const again = join(scratch.path, 'again.bin')
    expect(await startCurl([...account, '--ssl-reqd', '--insecure', '--output', again, url]).exitCode).toBe(0)
    expect(await sha256OfFile(again)).toBe(originalHash)
  })

  await desktop.quit()
  scratch.remove()
})
