import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { CertificatesPage } from '../helpers/e2e/certificates-page.ts'
import { freePort, startCurl } from '../helpers/e2e/curl.ts'
import {
  type DesktopApp,
  launchDesktopApp,
  resizeWindow,
  temporaryFolder,
} from '../helpers/e2e/desktop-app.ts'

const scratch = temporaryFolder('certificates-screens')
test.describe.configure({ mode: 'serial' })

let desktop: DesktopApp
let page: CertificatesPage

test.beforeAll(async () => {
  const port = await freePort()
  desktop = await launchDesktopApp(join(scratch.path, 'data'))
  page = new CertificatesPage(desktop.page)
  await page.usePort(port)
  await page.startServer()
  await page.createUser('ann', 'secret-words')
  await page.createUser('hall.scanner', 'secret-words')
  for (const options of [
    ['--ssl-reqd', '--insecure', '--user', 'ann:secret-words'],
    ['--user', 'hall.scanner:secret-words'],
  ]) {
    expect(await startCurl([...options, '--list-only', `ftp://127.0.0.1:${port}/`]).exitCode).toBe(0)
  }
  await page.open('Certificates')
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
      await part?.evaluate((element) => element.scrollIntoView({ block: 'start' }))
      const path = join('test/e2e/artifacts', `certificates-${name}-${theme}-${width}x${height}.png`)
      await desktop.page.screenshot({ path, animations: 'disabled' })
      const overflow = await desktop.page.evaluate(() =>
        [...document.querySelectorAll('.screen-body, html')].map((box) => box.scrollWidth - box.clientWidth),
      )
      expect(Math.max(...overflow), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  }
}

test('what is in use, and what else there is', async () => {
  await photograph('in-use')
  await page.importFiles(['ec.pfx'], 'secret')
  await expect(page.inUse.getByText('Imported', { exact: true })).toBeVisible()
  await photograph('imported')
  await photograph('others', page.others)
})

test('the ways to another one, with what is wrong', async () => {
  await page.importForm.getByLabel('Certificate files').setInputFiles([])
  await photograph('ways', desktop.page.getByRole('region', { name: 'Import' }))
  await page.importForm.getByLabel('Certificate files').setInputFiles({
    name: 'not a certificate.pem',
    mimeType: 'application/x-pem-file',
    buffer: Buffer.from('hello'),
  })
  await page.importForm.getByRole('button', { name: 'Import' }).click()
  await page.acmeForm.getByLabel('Authority', { exact: true }).selectOption('other')
  await page.acmeForm.getByLabel('Host names').fill('not a name')
  await page.acmeForm.getByRole('button', { name: 'Save and order now' }).click()
  await photograph('ways-wrong', desktop.page.getByRole('region', { name: 'Import' }))
  const nameless = await desktop.page.getByTestId('dashboard').evaluate((element) =>
    [...element.querySelectorAll<HTMLInputElement>('input, select, textarea, button')]
      .filter((control) => {
        const hasLabel = (control.labels?.length ?? 0) > 0 || control.getAttribute('aria-label')
        return !hasLabel && (control.textContent ?? '').trim() === ''
      })
      .map((control) => control.outerHTML),
  )
  expect(nameless).toEqual([])
})

test('a failed order in its own words', async () => {
  const { acmeForm } = page
  await acmeForm.getByLabel('Host names').fill('ftp.example.org')
  await acmeForm.getByLabel('Directory address').fill('https://127.0.0.1:1/directory')
  await acmeForm.getByLabel('I agree to the authority’s terms').check()
  await acmeForm.getByRole('button', { name: 'Save and order now' }).click()
  await expect(acmeForm.getByText('cannot be reached')).toBeVisible()
  await photograph('order-failed', acmeForm.getByLabel('Port for the check'))
  await photograph('use', desktop.page.getByRole('region', { name: /^Who connected/ }))
  await page.open('Settings')
  await photograph('settings', desktop.page.getByRole('button', { name: 'Open Certificates' }))
})
