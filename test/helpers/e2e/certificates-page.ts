import { fileURLToPath } from 'node:url'
import { expect, type Locator } from '@playwright/test'
import { DashboardPage } from './dashboard-page.ts'

/** Where a test certificate lies. */
export const certificateFile = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/certificates/${name}`, import.meta.url))

/** The certificates screen, as somebody uses it who compares, imports and switches. */
export class CertificatesPage extends DashboardPage {
  get inUse(): Locator {
    return this.page.getByRole('region', { name: 'In use' })
  }

  get others(): Locator {
    return this.page.getByRole('region', { name: 'Others' })
  }

  get importForm(): Locator {
    return this.page.getByRole('form', { name: 'Import a certificate' })
  }

  get acmeForm(): Locator {
    return this.page.getByRole('form', { name: 'Certificate from an authority' })
  }

  /** Waits until the card shows this fingerprint, which it breaks into groups. */
  async expectFingerprint(fingerprint: string): Promise<void> {
    await expect(this.inUse.getByTestId('fingerprint')).toHaveText(fingerprint)
  }

  async shownFingerprint(): Promise<string> {
    return (await this.inUse.getByTestId('fingerprint').textContent()) ?? ''
  }

  /** Chooses files and gives the password that is then asked for. */
  async importFiles(files: readonly string[], password: string): Promise<void> {
    await this.importForm.getByLabel('Certificate files').setInputFiles(files.map(certificateFile))
    await this.importForm.getByRole('button', { name: 'Import' }).click()
    await this.importForm.getByLabel('Password of the file').fill(password)
    await this.importForm.getByRole('button', { name: 'Import' }).click()
  }
}
