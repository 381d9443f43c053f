import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { CertificatesPage } from '../helpers/e2e/certificates-page.ts'
import { freePort, type RunningCurl, sha256OfFile, startCurl } from '../helpers/e2e/curl.ts'
import {
  answerFolderDialog,
  type DesktopApp,
  launchDesktopApp,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'
import { seenFingerprint } from '../helpers/e2e/seen-fingerprint.ts'

const scratch = temporaryFolder('certificates')
const share = join(scratch.path, 'Films')
const original = join(share, 'film.bin')
const copy = join(scratch.path, 'copy.bin')
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: CertificatesPage
let port: number
let own: string
let imported: string
let download: RunningCurl

test.beforeAll(async () => {
  mkdirSync(share)
  writeFileSync(original, randomBytes(24_000_000))
  port = await freePort()
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  page = new CertificatesPage(desktop.page)
  await page.usePort(port)
  await page.startServer()
  await page.open('Shares')
  await answerFolderDialog(desktop, share)
  await desktop.page.getByRole('button', { name: 'Add folder' }).first().click()
  await page.confirmShare('Films', 'Read only')
  await page.createUser('ann', 'secret-words')
})

test.afterAll(async () => {
  await desktop.quit()
  scratch.remove()
})

test('the screen shows the fingerprint clients see', async () => {
  await page.open('Certificates')
  own = await seenFingerprint(port)
  await page.expectFingerprint(own)
  await expect(page.inUse.getByText('Made by Portside')).toBeVisible()
})

test('a PFX with a password is imported while a download runs, and new clients see it at once', async () => {
  download = startCurl([
    ...['--ssl-reqd', '--insecure', '--user', 'ann:secret-words', '--limit-rate', '2M'],
    ...['--output', copy, `ftp://127.0.0.1:${port}/Films/film.bin`],
  ])
  await page.open('Connections')
  await expect(page.connectionRow('ann')).toContainText('Sending')
  await page.open('Certificates')
  await page.importFiles(['ec.pfx'], 'wrong')
  await expect(page.importForm.getByLabel('Password of the file')).toHaveAttribute('aria-invalid', 'true')
  await page.importForm.getByLabel('Password of the file').fill('secret')
  await page.importForm.getByRole('button', { name: 'Import' }).click()
  await expect(page.inUse.getByText('Imported', { exact: true })).toBeVisible()
  imported = await seenFingerprint(port)
  expect(imported).not.toBe(own)
  await page.expectFingerprint(imported)
  await page.open('Connections')
  await expect(page.connectionRow('ann')).toContainText('Sending')
})

test('a new own one is made and used meanwhile, and the imported one is used again', async () => {
  await page.open('Certificates')
  await page.others.getByRole('button', { name: 'Make a new one' }).click()
  await desktop.page.getByRole('dialog').getByRole('button', { name: 'Make a new one' }).click()
  await expect(page.inUse.getByText('Made by Portside')).toBeVisible()
  const renewed = await seenFingerprint(port)
  expect([own, imported]).not.toContain(renewed)
  await page.expectFingerprint(renewed)
  await page.others.getByRole('button', { name: 'Use this' }).click()
  await page.expectFingerprint(imported)
  expect(await seenFingerprint(port)).toBe(imported)
})

test('the download that saw three certificates come is whole', async () => {
  expect(await download.exitCode).toBe(0)
  expect(await sha256OfFile(copy)).toBe(await sha256OfFile(original))
})

test('the public part is saved where the person says, without the key', async () => {
  const path = join(scratch.path, 'public.pem')
  // Nobody is there to click the system's dialog.
  await desktop.app.evaluate(({ session }, savePath) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(savePath))
  }, path)
  await page.inUse.getByRole('button', { name: 'Save public part' }).click()
  const saved = (): string => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  }
  await expect.poll(saved).toContain('-----END CERTIFICATE-----')
  expect(saved()).not.toContain('KEY')
})

test('who signed in with what is counted, plain ones by name', async () => {
  const plain = startCurl(['--user', 'ann:secret-words', '--list-only', `ftp://127.0.0.1:${port}/`])
  expect(await plain.exitCode).toBe(0)
  await page.open('Certificates')
  await expect(desktop.page.getByText('1 user still plain: ann')).toBeVisible()
  const table = desktop.page.getByRole('table', { name: 'Encryption of the last 30 days' })
  await expect(table.getByRole('row').filter({ hasText: 'Plain' })).toContainText('ann')
  await expect(table.getByRole('row').filter({ hasText: 'TLS 1.' })).toContainText('ann')
  await desktop.page.getByRole('button', { name: 'Open Settings › Encryption' }).click()
  await expect(desktop.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await desktop.page.getByRole('button', { name: 'Open Certificates' }).click()
  await page.expectFingerprint(imported)
})
