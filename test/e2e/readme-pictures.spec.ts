import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort, startCurl, startCurlFrom } from '../helpers/e2e/curl.ts'
import { DashboardPage } from '../helpers/e2e/dashboard-page.ts'
import {
  answerFolderDialog,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

const pictures = 'docs/screenshots'
const shares = [
  ['Holiday photos', 'Read only'],
  ['Scanner inbox', 'Upload only'],
  ['Team files', 'Full access'],
] as const
const users = ['anna', 'scanner', 'workshop']

/** `npm run screenshots`: the pictures of the README, of a real server with real clients. */
test('the pictures of the README @pictures', async () => {
  const scratch = temporaryFolder('pictures')
  for (const [name] of shares) mkdirSync(join(scratch.path, name))
  for (const name of ['IMG_2041.jpg', 'IMG_2042.jpg', 'IMG_2043.jpg']) {
    writeFileSync(join(scratch.path, 'Holiday photos', name), Buffer.alloc(4_800_000, name))
  }
  writeFileSync(join(scratch.path, 'Holiday photos', 'Ferry at sunset.mov'), Buffer.alloc(120_000_000))
  writeFileSync(join(scratch.path, 'Team files', 'Backup 2026-11.tar'), Buffer.alloc(200_000_000))
  const scan = join(scratch.path, 'scan.pdf')
  writeFileSync(scan, Buffer.alloc(900_000, 'scan'))
  const port = await freePort()
  const url = (path: string) => `ftp://127.0.0.1:${port}/${encodeURI(path)}`
  const as = (user: string) => ['--user', `${user}:secret-words`]
  const nowhere = join(scratch.path, 'received')

  const desktop = await launchDesktopApp(join(scratch.path, 'data'))
  const dashboard = new DashboardPage(desktop.page)
  await dashboard.usePort(port)
  await dashboard.open('Shares')
  for (const [name, preset] of shares) {
    await answerFolderDialog(desktop, join(scratch.path, name))
    await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
    await dashboard.confirmShare(name, preset)
  }
  for (const user of users) await dashboard.createUser(user, 'secret-words')
  await dashboard.startServer()

  for (const name of ['IMG_2041.jpg', 'IMG_2042.jpg', 'IMG_2043.jpg']) {
    await startCurl([...as('anna'), '--output', nowhere, url(`Holiday photos/${name}`)]).exitCode
  }
  for (const name of ['scan-0001.pdf', 'scan-0002.pdf', 'scan-0003.pdf']) {
    await startCurl([...as('scanner'), '--upload-file', scan, url(`Scanner inbox/${name}`)]).exitCode
  }
  await startCurlFrom('127.0.0.9', ['--user', 'admin:guess', url('')]).exitCode
  const slow = ['--limit-rate', '2M', '--output', nowhere]
  const running = [
    startCurlFrom('127.0.0.2', [
      ...as('anna'),
      ...slow,
      '--ssl-reqd',
      '--insecure',
      url('Holiday photos/Ferry at sunset.mov'),
    ]),
    startCurlFrom('127.0.0.3', [
      ...as('workshop'),
      '--ssl-reqd',
      '--insecure',
      '--limit-rate',
      '6M',
      '--output',
      nowhere,
      url('Team files/Backup 2026-11.tar'),
    ]),
    startCurlFrom('127.0.0.4', [
      ...as('scanner'),
      '--limit-rate',
      '600k',
      '--upload-file',
      join(scratch.path, 'Team files', 'Backup 2026-11.tar'),
      url('Scanner inbox/scan-0004.pdf'),
    ]),
  ]
  await dashboard.open('Connections')
  await expect(desktop.page.getByRole('progressbar')).toHaveCount(3)
  // The curve needs something to show.
  await expect
    .poll(() => desktop.page.getByRole('progressbar').first().getAttribute('aria-valuenow'), {
      timeout: 40_000,
    })
    .toMatch(/^[2-9]\d/)
  await resizeWindow(desktop, 1280, 800)
  for (const theme of ['light', 'dark'] as const) {
    await desktop.page.emulateMedia({ colorScheme: theme })
    for (const screen of ['Overview', 'Connections', 'Transfers'] as const) {
      await dashboard.open(screen)
      if (screen === 'Transfers') await desktop.page.getByRole('tab', { name: 'History' }).click()
      await desktop.page.mouse.move(640, 790)
      const path = join(pictures, `${screen.toLowerCase()}-${theme}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
    }
  }
  for (const curl of running) curl.process.kill()
  for (const { exitCode } of running) await exitCode
  await desktop.quit()
  scratch.remove()
})
