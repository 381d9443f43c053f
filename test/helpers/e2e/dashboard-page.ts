import { expect, type Locator, type Page } from '@playwright/test'

export type ScreenName =
  | 'Overview'
  | 'Connections'
  | 'Transfers'
  | 'Shares'
  | 'Users'
  | 'Security'
  | 'Certificates'
  | 'Logs'
  | 'Console'
  | 'Settings'

/** The dashboard by roles and labels, as a person names its parts. */
export class DashboardPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(screen: ScreenName): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: screen }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
  }

  get status(): Locator {
    return this.page.getByRole('status', { name: 'Server status' })
  }

  /** Moves the server to a port nothing else uses and waits until it runs there. */
  async usePort(port: number): Promise<void> {
    await this.open('Settings')
    const form = this.page.getByRole('form', { name: 'network settings' })
    await form.getByLabel('Port', { exact: true }).fill(String(port))
    await form.getByRole('button', { name: 'Save network settings' }).click()
    await expect(form.getByRole('button', { name: 'Save network settings' })).toBeDisabled()
  }

  async startServer(): Promise<void> {
    const start = this.page.getByRole('button', { name: 'Start server' })
    if (await start.isVisible()) await start.click()
    await expect(this.status).toContainText('Running')
  }

  /** Fills in the form that choosing or dropping a folder opened. */
  async confirmShare(name: string, preset: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Share folder' })
    await form.getByLabel('Name', { exact: true }).fill(name)
    await form.getByRole('radio', { name: preset }).check()
    await form.getByRole('button', { name: 'Share', exact: true }).click()
    await expect(form).toBeHidden()
  }

  async createUser(name: string, password: string): Promise<void> {
    await this.open('Users')
    await this.page.getByRole('button', { name: 'Add user' }).first().click()
    const form = this.page.getByRole('form', { name: 'New user' })
    await form.getByLabel('User name').fill(name)
    await form.getByLabel('Password', { exact: true }).fill(password)
    await form.getByRole('button', { name: 'Create user' }).click()
    await expect(this.page.getByText(`${name} can sign in`)).toBeVisible()
    await this.page.getByRole('button', { name: 'Done' }).click()
  }

  /** Live rows of a user; ended ones stay for a while and say so. */
  connectionRow(user: string): Locator {
    return this.page
      .getByRole('grid', { name: 'Connections' })
      .getByRole('row')
      .filter({ hasText: user })
      .filter({ has: this.page.getByRole('button', { name: /^Disconnect/ }) })
  }
}
